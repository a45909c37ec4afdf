import { makeStyles, tokens } from '@fluentui/react-components';
import type { Article } from '../api/knowledgeQueries.ts';
import type { Language } from '../texts/language.ts';

const useStyles = makeStyles({
  passages: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  text: { margin: `${tokens.spacingVerticalXXS} 0 0`, maxWidth: '72ch', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

interface PassagesProps {
  readonly passages: Article['sv']['passages'];
  /** In which they are written, for whoever has them read aloud. */
  readonly language: Language;
  /** Of their headings. */
  readonly level: 2 | 3 | 4;
}

/** What an article says. */
export function Passages({ passages, language, level }: PassagesProps) {
  const styles = useStyles();
  const Heading = `h${level}` as const;
  return (
    <div lang={language} className={styles.passages}>
      {passages.map(({ heading, text }, at) => (
        <section key={at}>
          <Heading className={styles.heading}>{heading}</Heading>
          <p className={styles.text}>{text}</p>
        </section>
      ))}
    </div>
  );
}
