import type { Language } from '../domain/person.ts';
import { translate } from '../texts/translate.ts';
import { cut } from './cut.ts';

/**
 * The part of Adaptive Cards 1.5 that the product uses, as types. Names and values are Microsoft's
 * (adaptive-card.json); a test holds every card against that schema.
 */

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: Language;
  /** One sentence for screen readers and notifications: names the case and never a student. */
  readonly speak: string;
  /** For a client that is older than the card. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly refresh?: { readonly action: ExecuteAction; readonly userIds: readonly string[] };
  readonly msteams?: { readonly entities: readonly Mention[] };
}

export interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';

/**
 * How a text looks. There are no colours: Teams' red and yellow are too faint to read as text in one
 * theme or another, so what matters stands in a container that has the colour as its ground.
 */
export interface TextLook {
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly weight?: 'default' | 'bolder';
  readonly isSubtle?: boolean;
  readonly spacing?: Spacing;
  readonly style?: 'heading';
}

export interface TextBlock extends TextLook {
  readonly type: 'TextBlock';
  /** Markdown to most clients: only words of ours, or what `words` lets through. */
  readonly text: string;
  readonly wrap: true;
}

export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing?: Spacing;
}

export interface TextRun extends Omit<TextLook, 'spacing' | 'style'> {
  readonly type: 'TextRun';
  readonly text: string;
}

export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly spacing?: Spacing;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: Tone;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly bleed?: boolean;
}

export type Tone = 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';

export interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly style?: Tone;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'stretch' | 'auto';
  readonly items: readonly CardElement[];
  readonly verticalContentAlignment?: 'center';
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
  readonly spacing?: Spacing;
}

export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly isMultiline?: boolean;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}

export interface DateInput {
  readonly type: 'Input.Date' | 'Input.Time';
  readonly id: string;
  readonly label: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}

export interface ChoiceInput {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly style: 'compact';
  readonly placeholder: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}

export type Input = TextInput | DateInput | ChoiceInput;
export type CardElement = TextBlock | RichTextBlock | FactSet | Container | ColumnSet | ActionSet | Input;

type ActionStyle = 'default' | 'positive' | 'destructive';

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: CardData;
  readonly style?: ActionStyle;
  readonly associatedInputs?: 'none';
  readonly tooltip?: string;
  readonly fallback: SubmitAction;
}

/** For clients that do not know Action.Execute; the answer is the same. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: CardData & { readonly verb: string };
  readonly style?: ActionStyle;
  readonly associatedInputs?: 'none';
}

export interface ShowCardAction {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly style?: ActionStyle;
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly CardElement[];
    readonly actions: readonly CardAction[];
  };
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export type CardAction = ExecuteAction | SubmitAction | ShowCardAction | OpenUrlAction;

/** What a button sends beside the inputs. */
export interface CardData {
  readonly taskId?: string;
  readonly meetingId?: string;
  readonly version?: number;
  /** The form that the button belongs to, so that equal field names of two forms are told apart. */
  readonly form?: string;
  /** What the button is about, in words: a partner, a department, a day. */
  readonly about?: string;
}

export function card(
  lang: Language,
  speak: string,
  body: readonly CardElement[],
  rest: Partial<Pick<AdaptiveCard, 'actions' | 'refresh' | 'msteams'>> = {},
): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    speak: cut(speak, 300),
    fallbackText: translate(lang)('card.tooOldClient'),
    ...rest,
    body,
  };
}

/** A button that sends what was filled in. */
export function send(verb: string, title: string, data: CardData, style: ActionStyle = 'default'): ExecuteAction {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    style,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb }, style },
  };
}

/** A button that needs nothing filled in: an empty required field elsewhere on the card must not stop it. */
export function press(verb: string, title: string, data: CardData, style: ActionStyle = 'default'): ExecuteAction {
  const action = send(verb, title, data, style);
  return { ...action, associatedInputs: 'none', fallback: { ...action.fallback, associatedInputs: 'none' } };
}

export function openUrl(title: string, url: string): OpenUrlAction {
  return { type: 'Action.OpenUrl', title, url };
}

export function text(content: string, look: TextLook = {}): TextBlock {
  return { type: 'TextBlock', text: content, wrap: true, ...look };
}

/** What should be seen first: a few lines on a coloured ground. */
export function box(style: Tone, items: readonly CardElement[]): Container {
  return { type: 'Container', style, items };
}
