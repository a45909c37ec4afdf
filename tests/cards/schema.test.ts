import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { AdaptiveCard as Renderer, HostConfig, SerializationContext } from 'adaptivecards';
import { Ajv, type AnySchemaObject } from 'ajv';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import { sizeOf } from '../../bot/cards/size.ts';
import { examples, type Example } from './examples.ts';
import { everyPart, partsOf, type Part } from './parts.ts';

/** What the schema says of a type or of a property, as far as versions need it. */
interface SchemaNode {
  readonly version?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly allOf?: readonly { readonly $ref: string }[];
}

const schema = readSchema();
// Microsoft's schema has keywords of its own, which strict mode refuses.
const valid = new Ajv({ strict: false, validateFormats: false })
  .addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as AnySchemaObject)
  .compile(schema);

const all = [...(await examples('sv')), ...(await examples('en'))];

describe('every card, in both languages', () => {
  test('is valid against the schema of Adaptive Cards', () => {
    // `msteams` is Teams' own and not in the schema; the tests of mentions look at it.
    expect(wrong(({ card: { msteams: _, ...standard } }) => (valid(standard) ? [] : (valid.errors ?? [])))).toEqual([]);
  });

  test('is read by the renderer without a complaint', () => {
    expect(wrong(({ card, language }) => complaints(card, language))).toEqual([]);
  });

  test('declares version 1.5 and uses nothing newer', () => {
    expect(wrong(({ card }) => [...(card.version === '1.5' ? [] : [card.version]), ...everyPart(card).flatMap(newerParts)])).toEqual([]);
  });

  test('has a Submit beside each Execute, that sends the same', () => {
    for (const { card } of all) {
      for (const { verb, title, data, style, associatedInputs, fallback } of partsOf(card, 'Action.Execute')) {
        const same = { title, style, data: { ...(data as object), verb }, ...(associatedInputs ? { associatedInputs } : {}) };
        expect(fallback).toEqual({ type: 'Action.Submit', ...same });
      }
    }
  });

  test('has inputs with a label, a message and an id of their own', () => {
    const inputs = ({ card }: Example) => everyPart(card).filter((part) => part.type.startsWith('Input.'));
    expect(wrong((example) => twice(inputs(example).map(({ id }) => id)))).toEqual([]);
    for (const input of all.flatMap(inputs)) {
      const some = expect.stringMatching(/\S/);
      expect(input).toMatchObject({ id: expect.stringMatching(/^\w+(\.\w+)+$/), label: some, errorMessage: some });
    }
  });

  test('lets no empty field stop a button that needs no field', () => {
    const stopped = ({ data, associatedInputs }: Part) => !('form' in (data as object)) && associatedInputs !== 'none';
    expect(wrong(({ card }) => partsOf(card, 'Action.Execute').filter(stopped))).toEqual([]);
  });

  test('is small, and says its language and itself in a sentence', () => {
    expect(wrong(({ card }) => (sizeOf(card) < 20_000 ? [] : [sizeOf(card)]))).toEqual([]);
    expect(wrong(({ card, language }) => (card.lang === language ? [] : [card.lang]))).toEqual([]);
    expect(wrong(({ card }) => [card.speak, card.fallbackText].filter((text) => text.trim() === ''))).toEqual([]);
  });

  test('shows at most six buttons in a row, with short titles', () => {
    const rows = (card: AdaptiveCard) => everyPart(card).map((part) => (part['actions'] ?? []) as readonly Part[]);
    expect(wrong(({ card }) => rows(card).filter((row) => row.length > 6))).toEqual([]);
    expect(wrong(({ card }) => rows(card).flat().filter(({ title }) => String(title).length > 30))).toEqual([]);
  });

  test('refreshes itself for at most sixty people', () => {
    expect(Math.max(...all.map(({ card }) => card.refresh?.userIds.length ?? 0))).toBe(60);
  });

  test('holds no text that a translation left open', () => {
    // Ids and verbs are for us alone, and have points in them.
    const isOpen = ([key, value]: [string, unknown]) => key !== 'id' && key !== 'verb' && typeof value === 'string' && /\{\{|^[a-z]\w+(\.\w+)+$/.test(value);
    expect(wrong(({ card }) => everyPart(card).flatMap((part) => Object.entries(part)).filter(isOpen))).toEqual([]);
  });
});

test('the check of versions finds what is too new', () => {
  const tooNew = { type: 'AdaptiveCard', metadata: {}, body: [{ type: 'Input.Text', labelPosition: 'inline' }] };
  expect(everyPart(tooNew).flatMap(newerParts)).toEqual(['AdaptiveCard.metadata', 'Input.Text.labelPosition']);
});

test('the check of the schema finds an unknown property', () => {
  const card = { ...(all[0]?.card as AdaptiveCard), colour: 'red' };
  expect(valid(card)).toBe(false);
});

function newerParts(part: Part): string[] {
  const definition = schema.definitions[part.type];
  if (!definition) return part.type === 'mention' ? [] : [part.type];
  if (isNewer(definition)) return [part.type];
  return Object.keys(part)
    .filter((name) => isNewer(propertyOf(definition, name)))
    .map((name) => `${part.type}.${name}`);
}

/** A property is described in a type itself or in one of those that it extends. */
function propertyOf(definition: SchemaNode, name: string): SchemaNode | undefined {
  const own = definition.properties?.[name];
  if (own && Object.keys(own).length > 0) return own;
  for (const { $ref } of definition.allOf ?? []) {
    const parent = schema.definitions[$ref.replace('#/definitions/', '')];
    const inherited = parent && propertyOf(parent, name);
    if (inherited) return inherited;
  }
  return own;
}

function isNewer(node: SchemaNode | undefined): boolean {
  return node?.version !== undefined && Number(node.version) > 1.5;
}

/** What is wrong with which card. */
function wrong(check: (example: Example) => readonly unknown[]): { name: string; what: readonly unknown[] }[] {
  return all
    .map((example) => ({ name: `${example.name} (${example.language})`, what: check(example) }))
    .filter(({ what }) => what.length > 0);
}

/** As Microsoft publishes it; the renderer's own default shows one button less. */
const TEAMS = new HostConfig(
  JSON.parse(readFileSync(new URL('../fixtures/adaptiveCards/hostconfig-microsoft-teams-light.json', import.meta.url), 'utf8')),
);

function complaints(card: AdaptiveCard, language: string): string[] {
  const context = new SerializationContext();
  const renderer = new Renderer();
  renderer.hostConfig = TEAMS;
  renderer.parse(structuredClone(card), context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validation = renderer.validateProperties().validationEvents.map((event) => event.message);
  // The renderer checks `lang` with a regular expression that remembers its place, so every other card fails it.
  return [...parsing, ...validation].filter((complaint) => complaint !== `Invalid value "${language}" for property "lang".`);
}

function twice(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Without the two places where Microsoft's file is no schema of draft 6: an id as in draft 4, and a `required` that is no list. */
function readSchema(): AnySchemaObject & { definitions: Record<string, SchemaNode> } {
  const file = readFileSync(new URL('../fixtures/adaptiveCards/adaptive-card-1.6.schema.json', import.meta.url), 'utf8');
  const skip = (key: string, value: unknown) => (key === 'required' && value === false ? undefined : value);
  const { id: _, ...rest } = JSON.parse(file, skip) as ReturnType<typeof readSchema>;
  return rest;
}
