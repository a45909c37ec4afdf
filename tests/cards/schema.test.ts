import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { AdaptiveCard as Renderer, SerializationContext } from 'adaptivecards';
import { Ajv, type AnySchemaObject } from 'ajv';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import { sizeOf } from '../../bot/cards/size.ts';
import { examples } from './examples.ts';
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

describe.each(all.map(({ name, language, card }) => ({ name, language, card })))('$name in $language', ({ language, card }) => {
  test('is valid against the schema of Adaptive Cards', () => {
    // `msteams` is Teams' own and not in the schema; the tests of mentions look at it.
    const { msteams: _, ...standard } = card;
    valid(standard);
    expect(valid.errors ?? []).toEqual([]);
  });

  test('is read by the renderer without a complaint', () => {
    const context = new SerializationContext();
    const renderer = new Renderer();
    renderer.parse(structuredClone(card), context);
    const complaints = [
      ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
      ...renderer.validateProperties().validationEvents.map((event) => event.message),
    ];
    // The renderer checks `lang` with a regular expression that remembers its place, so every other card fails it.
    expect(complaints.filter((complaint) => complaint !== `Invalid value "${language}" for property "lang".`)).toEqual([]);
  });

  test('declares version 1.5 and uses nothing newer', () => {
    expect(card.version).toBe('1.5');
    expect(everyPart(card).flatMap(newerParts)).toEqual([]);
  });

  test('has a Submit beside each Execute, that sends the same', () => {
    const executes = partsOf(card, 'Action.Execute');
    for (const { verb, title, data, style, associatedInputs, fallback } of executes) {
      expect(fallback).toEqual({
        type: 'Action.Submit',
        title,
        style,
        data: { ...(data as object), verb },
        ...(associatedInputs ? { associatedInputs } : {}),
      });
    }
    expect(partsOf(card, 'Action.Submit')).toHaveLength(executes.length);
  });

  test('has inputs with a label, a message and an id of their own', () => {
    const inputs = everyPart(card).filter((part) => part.type.startsWith('Input.'));
    const ids = inputs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const input of inputs) {
      expect(input).toMatchObject({ id: expect.stringMatching(/^\w+\.\w+$/), label: expect.stringMatching(/\S/), errorMessage: expect.stringMatching(/\S/) });
    }
  });

  test('lets no empty field stop a button that needs no field', () => {
    const outside = [...(card.actions ?? []), ...partsOf(card.body, 'Action.Execute')].filter(({ type }) => type === 'Action.Execute');
    const withoutForm = (outside as unknown as Part[]).filter(({ data }) => !('form' in (data as object)));
    expect(withoutForm.filter(({ associatedInputs }) => associatedInputs !== 'none')).toEqual([]);
  });

  test('is small, and says its language and itself in a sentence', () => {
    expect(sizeOf(card)).toBeLessThan(20_000);
    expect(card.lang).toBe(language);
    expect(card.speak).toMatch(/\S/);
    expect(card.fallbackText).toMatch(/\S/);
  });

  test('shows at most six buttons at once, with short titles', () => {
    for (const part of everyPart(card)) {
      const actions = (part['actions'] ?? []) as readonly Part[];
      expect(actions.length).toBeLessThanOrEqual(6);
      for (const action of actions) expect(String(action['title']).length).toBeLessThanOrEqual(30);
    }
  });

  test('refreshes itself for at most sixty people', () => {
    expect(card.refresh?.userIds.length ?? 0).toBeLessThanOrEqual(60);
  });

  test('holds no text that a translation left open', () => {
    const open = everyPart(card)
      .flatMap((part) => Object.entries(part))
      .filter(([key, value]) => key !== 'id' && typeof value === 'string' && /\{\{|^[a-z]\w+(\.\w+)+$/.test(value));
    expect(open).toEqual([]);
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

/** Without the two places where Microsoft's file is no schema of draft 6: an id as in draft 4, and a `required` that is no list. */
function readSchema(): AnySchemaObject & { definitions: Record<string, SchemaNode> } {
  const file = readFileSync(new URL('../fixtures/adaptiveCards/adaptive-card-1.6.schema.json', import.meta.url), 'utf8');
  const skip = (key: string, value: unknown) => (key === 'required' && value === false ? undefined : value);
  const { id: _, ...rest } = JSON.parse(file, skip) as ReturnType<typeof readSchema>;
  return rest;
}
