import { readFile } from 'node:fs/promises';
import type { ImportKind } from '../domain/dataImport.ts';

export interface ImportExample {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
}

/** Files to try imports with: the demo's own directory with changes, and public examples of Erasmus Without Paper. */
export async function importExamples(): Promise<ImportExample[]> {
  const directory = (await bytes('kontaktpersoner.csv')).toString('utf8');
  return [
    { kind: 'directory', fileName: 'kontaktpersoner-ny.csv', content: Buffer.from(changed(directory)).toString('base64') },
    { kind: 'iias', fileName: 'iias-get-response-example.xml', content: (await bytes('ewp/iias-get-response-example.xml')).toString('base64') },
    { kind: 'omobilityLas', fileName: 'Ex9.xml', content: (await bytes('ewp/Ex9.xml')).toString('base64') },
  ];
}

/** Somebody has another name, somebody is new, and one row cannot be read. */
function changed(directory: string): string {
  const physics = 'Teknisk-naturvetenskapliga fakulteten;Institutionen för fysik;Department of Physics;FYS;10000000';
  return [
    directory.trimEnd().replace(/Olof Wikberg;/g, 'Olof Wikberg-Lund;'),
    `${physics};Elsa Nyman;elsa.nyman@example.com;Ställföreträdare;sv;`,
    `${physics};Utan Adress;utan-adress;IKP;sv;`,
    '',
  ].join('\r\n');
}

function bytes(name: string): Promise<Buffer> {
  return readFile(new URL(`./data/${name}`, import.meta.url));
}
