import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { TaskDetail } from '../api/types.ts';
import { useMessages } from '../feedback/Messages.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  links: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: 'none' },
  text: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
});

/** What helps to get the task done: where the work is, and texts that are ready to pass on. */
export function WorkAids({ links, passages }: Pick<TaskDetail, 'links' | 'passages'>) {
  const styles = useStyles();
  const { t } = useTexts();
  if (links.length === 0 && passages.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="work-aids">
      <h2 id="work-aids" className={styles.heading}>
        {t('task.aids')}
      </h2>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map(({ title, url }) => (
            <li key={url}>
              <Link href={url} {...(url.startsWith('https:') ? { target: '_blank', rel: 'noreferrer' } : {})}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {passages.map((passage) => (
        <ReadyText key={passage.title} {...passage} />
      ))}
    </section>
  );
}

/** Where the host refuses the clipboard, the text can still be selected. */
function ReadyText({ title, text }: TaskDetail['passages'][number]) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      messages.success(t('task.copied'));
    } catch {
      messages.failure(t('task.copyByHand'));
    }
  }
  return (
    <details>
      <summary>{title}</summary>
      <p className={styles.text}>{text}</p>
      <Button onClick={() => void copy()}>{t('task.copy')}</Button>
    </details>
  );
}
