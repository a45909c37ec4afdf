/**
 * The part of Adaptive Cards 1.5 that the product uses, as types. Names and values are Microsoft's
 * (adaptive-card.json); a test holds every card against that schema.
 */

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly lang: string;
  readonly speak?: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly refresh?: { readonly action: ExecuteAction; readonly userIds: readonly string[] };
  readonly msteams?: { readonly width?: 'Full'; readonly entities?: readonly Mention[] };
}

export interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large' | 'padding';
type Color = 'default' | 'accent' | 'good' | 'warning' | 'attention';

export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly weight?: 'default' | 'bolder';
  readonly color?: Color;
  readonly isSubtle?: boolean;
  readonly spacing?: Spacing;
  readonly style?: 'default' | 'heading';
}

export interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly spacing?: Spacing;
}

export interface Container {
  readonly type: 'Container';
  readonly items: readonly CardElement[];
  readonly style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly bleed?: boolean;
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
  readonly type: 'Input.Date';
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
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly value?: string;
}

export type Input = TextInput | DateInput | ChoiceInput;
export type CardElement = TextBlock | FactSet | Container | ActionSet | Input;

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title?: string;
  readonly verb: string;
  readonly data: CardData;
  readonly style?: 'default' | 'positive' | 'destructive';
  readonly fallback?: SubmitAction;
}

/** For clients that do not know Action.Execute; the answer is the same. */
export interface SubmitAction {
  readonly type: 'Action.Submit';
  readonly title?: string;
  readonly data: CardData & { readonly verb: string };
  readonly style?: 'default' | 'positive' | 'destructive';
}

export interface ShowCardAction {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly style?: 'default' | 'positive' | 'destructive';
  readonly card: Omit<AdaptiveCard, '$schema' | 'version' | 'lang'>;
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export type CardAction = ExecuteAction | ShowCardAction | OpenUrlAction;

/** What a button sends beside the inputs. */
export interface CardData {
  readonly taskId?: string;
  readonly version?: number;
  /** The form that the button belongs to, so that equal field names of two forms are told apart. */
  readonly form?: string;
}

export function card(
  lang: string,
  body: readonly CardElement[],
  rest: Partial<Pick<AdaptiveCard, 'actions' | 'refresh' | 'msteams' | 'speak'>> = {},
): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    ...rest,
    body,
  };
}

export function execute(
  verb: string,
  title: string,
  data: CardData,
  style: 'default' | 'positive' | 'destructive' = 'default',
): ExecuteAction {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    style,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb }, style },
  };
}

/**
 * Text that a person wrote, safe to show. A card's text is Markdown in Teams, so what somebody types
 * could become a link or a mention; a zero-width space breaks those up. Escapes with backslashes are
 * no way, since some clients show them.
 */
export function plain(written: string): string {
  return written
    .replace(/\](?=[([])/g, `]${ZERO_WIDTH_SPACE}`)
    .replace(/<(?=[a-z/!])/gi, `<${ZERO_WIDTH_SPACE}`)
    .replace(/\r?\n/g, '\n\n');
}

const ZERO_WIDTH_SPACE = '\u200b';

export function text(content: string, look: Partial<Omit<TextBlock, 'type' | 'text' | 'wrap'>> = {}): TextBlock {
  return { type: 'TextBlock', text: content, wrap: true, ...look };
}
