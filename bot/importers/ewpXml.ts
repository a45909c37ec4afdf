import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { parseAcademicYear, UnreadableAcademicYear } from '../domain/academicYear.ts';
import { checkSize, ImportFileError, problem } from './preview.ts';
import type { ImportProblem } from './preview.ts';
import { decodeWindows1252 } from './windows1252.ts';

/** An XML file as plain objects: values are text, attributes start with '@', prefixes are gone. */
export interface XmlDocument {
  readonly root: string;
  /** Of the root element; null when it has none, as in extracts. */
  readonly namespace: string | null;
  readonly content: unknown;
}

/**
 * Reads XML of at most 40 MB. Document types are refused, so no entity but XML's own five and
 * numbered characters is ever expanded.
 * @throws ImportFileError emptyFile, tooBig, wrongEncoding, hasDoctype, notXml, severalRoots
 */
export function readXml(bytes: Uint8Array): XmlDocument {
  checkSize(bytes);
  const text = decoded(bytes);
  if (text.trim() === '') throw new ImportFileError('emptyFile');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new ImportFileError('hasDoctype');
  const wellFormed = XMLValidator.validate(text);
  const elements = Object.entries(parsed(text));
  const [root, content] = elements[0] ?? [];
  if (elements.length > 1 || Array.isArray(content)) {
    throw new ImportFileError('severalRoots', { roots: elements.map(([name]) => name).join(', ') });
  }
  if (wellFormed !== true) {
    throw new ImportFileError('notXml', { line: String(wellFormed.err.line), detail: wellFormed.err.msg });
  }
  if (root === undefined) throw new ImportFileError('notXml', { line: '1', detail: 'There is no element.' });
  return { root, content, namespace: rootNamespace(text) };
}

function parsed(text: string): object {
  try {
    return z.record(z.string(), z.unknown()).parse(PARSER.parse(text));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportFileError('notXml', { line: '?', detail }, { cause: error });
  }
}

/** XML's own entities and numbered characters. The parser's default leaves '&#229;' undecoded. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_whole, decimal?: string, hex?: string, name?: string) => {
    if (name === undefined) return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
    const character = ENTITIES.get(name);
    if (character === undefined) throw new Error(`Entity '${name}' is not defined.`);
    return character;
  });
}

const ENTITIES = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

function nothing(): void {
  // The parser hands over what a document type declares; there is none.
}

const PARSER = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Text stays text: '0314' would become 314.
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 50,
  entityDecoder: {
    decode: decodeEntities,
    setExternalEntities: nothing,
    addInputEntities: nothing,
    reset: nothing,
    setXmlVersion: nothing,
  },
});

function decoded(bytes: Uint8Array): string {
  const encoding = declaredEncoding(bytes);
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch (error) {
    throw new ImportFileError('wrongEncoding', { encoding }, { cause: error });
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const declaration = String.fromCharCode(...bytes.subarray(0, 200));
  return /<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
}

function rootNamespace(text: string): string | null {
  const tag = /<(?:([\w.-]+):)?[\w.-]+((?:\s[^>]*)?)>/.exec(text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''));
  const attribute = tag?.[1] === undefined ? 'xmlns' : `xmlns:${tag[1]}`;
  return new RegExp(`\\s${attribute}\\s*=\\s*["']([^"']*)["']`).exec(tag?.[2] ?? '')?.[1] ?? null;
}

/** The text of an element, whether or not it carries attributes. */
export const elementText = z.union([
  z.string(),
  z.object({ '#text': z.string() }).transform((element) => element['#text']),
]);

/** A text that may be left out or empty. */
export const optionalText = elementText.optional().transform((value) => value || null);

/** A text that must say something. */
export const requiredText = elementText.pipe(z.string().min(1));

export const heiId = requiredText.transform((value) => value.toLowerCase());

export const xmlBoolean = elementText.pipe(z.enum(['true', 'false', '1', '0'])).transform((value) => value === 'true' || value === '1');

export const eqfLevel = elementText.pipe(z.string().regex(/^[1-8]$/)).transform(Number);

export const academicYearId = elementText.transform((value, context) => {
  try {
    return parseAcademicYear(value);
  } catch (error) {
    if (!(error instanceof UnreadableAcademicYear)) throw error;
    context.addIssue({ code: 'custom', message: error.message, input: value });
    return z.NEVER;
  }
});

/** An element that can be repeated: none, one and many all become an array. */
export function repeated<T extends z.ZodType>(element: T) {
  return z.preprocess((value): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(element));
}

/** An element with children, which the parser gives as '' when it has none. */
export function parent<T extends z.ZodRawShape>(children: T) {
  return z.preprocess((value) => (value === '' ? {} : value), z.object(children));
}

/** Says what zod found in the words of the file: the path of the element, and its value when short. */
export function problemsOf(error: z.ZodError): ImportProblem[] {
  return error.issues.map((issue) => {
    const element = elementPath(issue.path);
    const { input } = issue;
    if (input === undefined || input === '') return problem('missing', { element });
    return problem('invalid', { element, value: typeof input === 'string' ? input.slice(0, 60) : '' });
  });
}

/** 'cooperation-conditions/student-studies-mobility-spec[2]/eqf-level[1]': positions count from 1, as in XPath. */
export function elementPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `/${String(step)}`))
    .join('')
    .slice(1);
}
