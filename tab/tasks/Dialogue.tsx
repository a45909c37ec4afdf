import { makeStyles, tokens } from '@fluentui/react-components';
import type { TaskDetail } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  heading: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  who: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  when: { marginLeft: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  text: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** What the department and the one who asked have said to each other, the first first. */
export function Dialogue({ lines }: { readonly lines: TaskDetail['dialogue'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <section aria-labelledby="dialogue">
      <h2 id="dialogue" className={styles.heading}>
        {t('task.dialogue')}
      </h2>
      <ol className={styles.list}>
        {lines.map((line, index) => (
          // Lines are only ever added at the end.
          <li key={index} className={styles.line}>
            <p className={styles.who}>
              {line.heading}
              <span className={styles.when}>{line.whenText}</span>
            </p>
            {line.text && <p className={styles.text}>{line.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
