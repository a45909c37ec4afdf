import { readFile } from 'node:fs/promises';
import type { Request, Response, Server } from 'restify';
import type { Organisation } from '../config.ts';
import type { Language } from '../domain/person.ts';
import { readSettings } from '../store/settings.ts';
import type { Database } from '../store/connect.ts';
import { preferredLanguage } from './routes.ts';

const PAGES = ['privacy', 'terms', 'help'] as const;

/** /privacy, /terms and /help: open to everybody, as Microsoft asks of an app, in both languages. */
export function addPublicPages(server: Server, organisation: Organisation, db: Database): void {
  for (const page of PAGES) {
    server.get(`/${page}`, async (request: Request, response: Response) => {
      const { lang: asked } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
      const language: Language = asked === 'en' || asked === 'sv' ? asked : preferredLanguage(request);
      const { retentionYears } = await readSettings(db);
      const file = new URL(`../../docs/privacy/${page}.${language}.md`, import.meta.url);
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

const STYLE = `body{font:1rem/1.6 'Segoe UI',system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem;color:#242424;background:#fff}
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}nav{margin-bottom:1.5rem}a{color:#4f52b2}
@media(prefers-color-scheme:dark){body{color:#f0f0f0;background:#1f1f1f}a{color:#a6a7dc}}`;

/** The pages are Markdown of four forms only: two headings, paragraphs, and plain lists. */
function document(markdown: string, page: string, language: Language): string {
  const blocks = markdown.trim().split(/\n{2,}/).map(block);
  const other = language === 'sv' ? 'en' : 'sv';
  const title = /^# (?<title>.*)$/m.exec(markdown)?.groups?.['title'] ?? page;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head><body><nav><a href="?lang=${other}" lang="${other}" hreflang="${other}">${other === 'sv' ? 'Svenska' : 'English'}</a></nav><main>${blocks.join('\n')}</main></body></html>`;
}

function block(text: string): string {
  if (text.startsWith('## ')) return `<h2>${escape(text.slice(3))}</h2>`;
  if (text.startsWith('# ')) return `<h1>${escape(text.slice(2))}</h1>`;
  if (text.startsWith('- ')) {
    const items = text.split(/\n(?=- )/).map((item) => `<li>${escape(item.slice(2))}</li>`);
    return `<ul>${items.join('')}</ul>`;
  }
  return `<p>${escape(text)}</p>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
