import { readFile } from 'node:fs/promises';
import type { Request, Response, Server } from 'restify';
import type { Organisation } from '../config.ts';
import type { Language } from '../domain/person.ts';
import { readSettings } from '../store/settings.ts';
import type { Database } from '../store/connect.ts';
import { preferredLanguage } from './routes.ts';

/** The pages by their paths, each with the folder of its text and its name in the links between them. */
const PAGES = {
  help: { folder: 'privacy', sv: 'Hjälp', en: 'Help' },
  privacy: { folder: 'privacy', sv: 'Personuppgifter', en: 'Personal data' },
  terms: { folder: 'privacy', sv: 'Villkor', en: 'Terms of use' },
  accessibility: { folder: 'accessibility', sv: 'Tillgänglighet', en: 'Accessibility' },
} as const;

type PublicPage = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as PublicPage[];

/**
 * /help, /privacy, /terms and /accessibility: open to everybody, as Microsoft asks of an app and
 * Swedish law of a public service, in both languages.
 */
export function addPublicPages(server: Server, organisation: Organisation, db: Database): void {
  for (const page of NAMES) {
    server.get(`/${page}`, async (request: Request, response: Response) => {
      const { lang: asked } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
      const language: Language = asked === 'en' || asked === 'sv' ? asked : preferredLanguage(request);
      const { retentionYears } = await readSettings(db);
      const file = new URL(`../../docs/${PAGES[page].folder}/${page}.${language}.md`, import.meta.url);
      const text = fill(await readFile(file, 'utf8'), { ...organisation, retentionYears: String(retentionYears) });
      response.header('Content-Type', 'text/html; charset=utf-8');
      response.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
      response.sendRaw(200, document(text, page, language));
    });
  }
}

function fill(text: string, values: Organisation & { readonly retentionYears: string }): string {
  return text
    .replaceAll('{{organisation}}', values.name)
    .replaceAll('{{contactEmail}}', values.contactEmail)
    .replaceAll('{{dataProtectionEmail}}', values.dataProtectionEmail)
    .replaceAll('{{retentionYears}}', values.retentionYears);
}

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.6 'Segoe UI',system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem;color:#242424;background:#fff;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.25rem;line-height:1.4;margin-top:2rem}li{margin:.25rem 0}a{color:#4f52b2}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px;border-radius:2px}
header{text-align:right}footer{margin-top:3rem;padding-top:1rem;border-top:1px solid #d1d1d1}
footer ul{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:0;padding:0;list-style:none}
@media(prefers-color-scheme:dark){body{color:#f0f0f0;background:#1f1f1f}a{color:#a6a7dc}footer{border-color:#525252}}`;

/** The pages are Markdown of four forms only: two headings, paragraphs, and plain lists. */
function document(markdown: string, page: PublicPage, language: Language): string {
  const blocks = markdown.trim().split(/\n{2,}/).map(block);
  const other = language === 'sv' ? 'en' : 'sv';
  const title = /^# (?<title>.*)$/m.exec(markdown)?.groups?.['title'] ?? page;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body><header><a href="?lang=${other}" lang="${other}" hreflang="${other}">${other === 'sv' ? 'Svenska' : 'English'}</a></header><main>${blocks.join('\n')}</main><footer>${pageLinks(page, language)}</footer></body></html>`;
}

function pageLinks(here: PublicPage, language: Language): string {
  const links = NAMES.map(
    (name) => `<li><a href="/${name}?lang=${language}"${name === here ? ' aria-current="page"' : ''}>${PAGES[name][language]}</a></li>`,
  );
  return `<nav aria-label="${language === 'sv' ? 'Om IKP-forum' : 'About IKP-forum'}"><ul>${links.join('')}</ul></nav>`;
}

function block(text: string): string {
  if (text.startsWith('## ')) return `<h2>${escape(text.slice(3))}</h2>`;
  if (text.startsWith('# ')) return `<h1>${escape(text.slice(2))}</h1>`;
  if (text.startsWith('- ')) {
    const items = text.split(/\n(?=- )/).map((item) => `<li>${linked(item.slice(2))}</li>`);
    return `<ul>${items.join('')}</ul>`;
  }
  return `<p>${linked(text)}</p>`;
}

/** Addresses become links: web addresses with https, and those of mailboxes. */
function linked(text: string): string {
  return escape(text).replace(
    /(?<web>https:\/\/[^\s,;()]*[^\s,;().])|(?<mailbox>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g,
    (address, web: string | undefined) => `<a href="${web ? '' : 'mailto:'}${address}">${address}</a>`,
  );
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
