import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

/** A Microsoft id. Laxer than RFC 9562 on purpose: Teams accepts any version digit. */
const guid = z.guid('must be a GUID, like 11112222-3333-4444-5555-666677778888');

const httpsOrigin = z
  .string()
  .refine(isHttpsOrigin, 'must be an https address without path or slash at the end, like https://ikp.example.se');

function isHttpsOrigin(text: string): boolean {
  return URL.canParse(text) && text.startsWith('https://') && new URL(text).origin === text;
}

/** What the package needs to know about an installation; named as teamsapp.yml names it. */
const packageValues = z
  .object({
    /** The app's id in the Teams Developer Portal. */
    TEAMS_APP_ID: guid,
    /** The bot's app id: of its managed identity, or of its app registration. */
    BOT_ID: guid,
    /** App registration with which the tab's people sign in. */
    AAD_APP_CLIENT_ID: guid,
    /** Where the server is reached, 'https://host'. */
    TAB_ENDPOINT: httpsOrigin,
    /** The host of it alone. */
    TAB_DOMAIN: z.string(),
  })
  .refine((values) => !isHttpsOrigin(values.TAB_ENDPOINT) || new URL(values.TAB_ENDPOINT).host === values.TAB_DOMAIN, {
    path: ['TAB_DOMAIN'],
    message: 'must be the host of TAB_ENDPOINT',
  });

export type PackageValues = z.infer<typeof packageValues>;

/** Thrown when the package cannot be built; says which values to set, and how they look. */
export class PackageValuesError extends Error {
  override readonly name = 'PackageValuesError';
}

/** Parses what teamsapp.yml, or a person, has put into the environment. Tells of every mistake at once. */
export function packageValuesFrom(environment: Readonly<Record<string, string | undefined>>): PackageValues {
  const known = Object.keys(packageValues.shape);
  const missing = known.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw new PackageValuesError(`Set ${missing.join(', ')}: the package cannot be built without.`);
  }
  const parsed = packageValues.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new PackageValuesError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'));
}

const TEXTS = ['manifest.json', 'en.json'] as const;
const ICONS = ['color.png', 'outline.png'] as const;

/** A constant moment, so that equal input makes an equal package. Read as local time by the zip writer. */
const MODIFIED = '2020-01-01T00:00:00';

/**
 * The Teams app package: a zip with the manifest and its English texts filled in, and the icons.
 *
 * @throws PackageValuesError when a value is not what Teams would accept.
 */
export async function buildAppPackage(values: PackageValues): Promise<Uint8Array> {
  const filled = packageValuesFrom(values);
  const entries = await Promise.all([
    ...TEXTS.map(async (name) => [name, strToU8(fill(await readFile(new URL(name, import.meta.url), 'utf8'), filled))] as const),
    ...ICONS.map(async (name) => [name, new Uint8Array(await readFile(new URL(name, import.meta.url)))] as const),
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: MODIFIED });
}

/** The values hold no character that JSON escapes, so they are put into its text as they are. */
function fill(text: string, values: PackageValues): string {
  return text.replace(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = Object.entries(values).find(([known]) => known === name)?.[1];
    if (value === undefined) throw new Error(`The package's texts name ${placeholder}, which package.ts does not know.`);
    return value;
  });
}

// Run as a program. (import.meta.main would say so shorter, but Node 22 does not know it.)
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const zip = await buildAppPackage(packageValuesFrom(process.env));
    const target = new URL('build/ikp-forum.zip', import.meta.url);
    await mkdir(new URL('.', target), { recursive: true });
    await writeFile(target, zip);
    console.log(`Wrote ${fileURLToPath(target)}. Upload it in the Teams admin center, under Manage apps.`);
  } catch (error) {
    if (!(error instanceof PackageValuesError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
