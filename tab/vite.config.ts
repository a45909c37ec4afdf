import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';

/**
 * The largest script is fetched beside the small one that asks for it, and not after it. That for the
 * host is only named: public/firstPaint.js fetches it where there is a host.
 */
function preloadFirst(): Plugin {
  return {
    name: 'preload-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle).flatMap((file): HtmlTagDescriptor[] => {
          if (file.startsWith('assets/first-')) return [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/tab/${file}` }, injectTo: 'head' }];
          if (file.startsWith('assets/host-')) return [{ tag: 'meta', attrs: { name: 'ikp-host-script', content: `/tab/${file}` }, injectTo: 'head-prepend' }];
          return [];
        }),
    },
  };
}

/** Vite demands a default export. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/tab/',
  plugins: [react(), preloadFirst()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Everything that Vite would write into the page itself is refused by script-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What everybody needs first comes in a few files instead of forty: browsers ask a server without HTTP/2 for six at a time.
        codeSplitting: {
          groups: [
            { name: 'start', test: /preload-helper|\/tab\/(api\/(client|failures)|host\/within|shell\/paths|texts\/language)\.ts$/, priority: 3 },
            { name: 'host', test: /\/tab\/host\/teams\.ts$/, priority: 2 },
            { name: 'first', test: /\/tab\/App\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
});
