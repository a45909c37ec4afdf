/**
 * Enough of the Bicep language to check our own templates where its compiler is not at hand. The
 * workflow in .github compiles them for real.
 */
export interface Template {
  readonly parameters: ReadonlyMap<string, { readonly required: boolean; readonly secure: boolean }>;
  readonly outputs: ReadonlyMap<string, string>;
  /** Types with their version, such as 'Microsoft.Web/sites@2024-04-01'. */
  readonly resources: readonly string[];
  readonly modules: readonly { readonly path: string; readonly parameters: readonly string[] }[];
  /** The first bracket without its partner, as 'line: bracket'. */
  readonly unbalanced: string | null;
}

export function readBicep(source: string): Template {
  const code = withoutComments(source);
  return {
    parameters: new Map(
      [...code.matchAll(/((?:^@[^\n]*\n)*)^param (\w+) [^\n=]+(=?)/gm)].map(([, decorators = '', name = '', isDefault]) => [
        name,
        { required: isDefault !== '=', secure: decorators.includes('@secure()') },
      ]),
    ),
    outputs: new Map([...code.matchAll(/^output (\w+) \w+ = (.*)$/gm)].map(([, name = '', value = '']) => [name, value])),
    resources: [...code.matchAll(/^resource \w+ '([^']+)'/gm)].map(([, type = '']) => type),
    modules: [...code.matchAll(/^module \w+ '([^']+)' = \{\n([\s\S]*?)^\}/gm)].map(([, path = '', body = '']) => ({
      path,
      parameters: [...(/^ {2}params: \{\n([\s\S]*?)^ {2}\}/m.exec(body)?.[1] ?? '').matchAll(/^ {4}(\w+):/gm)].map(
        ([, name = '']) => name,
      ),
    })),
    unbalanced: firstUnbalanced(code),
  };
}

/** Blanks out comments; a '//' inside a string stays. */
function withoutComments(source: string): string {
  return source.replace(/'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) => (found.startsWith("'") ? found : ''));
}

const PARTNER: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };

function firstUnbalanced(code: string): string | null {
  // Strings hold '${…}' and other brackets, which are closed within them or mean nothing.
  const bare = code.replace(/'(?:\\.|[^'\\\n])*'/g, "''");
  const open: { bracket: string; line: number }[] = [];
  for (const [index, text] of bare.split('\n').entries()) {
    for (const bracket of text.match(/[{}[\]()]/g) ?? []) {
      const partner = PARTNER[bracket];
      if (partner === undefined) open.push({ bracket, line: index + 1 });
      else if (open.pop()?.bracket !== partner) return `${index + 1}: ${bracket}`;
    }
  }
  const left = open.at(-1);
  return left ? `${left.line}: ${left.bracket}` : null;
}
