import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Article } from '../api/knowledgeQueries.ts';
import { OvertakenNotice } from '../feedback/OvertakenNotice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Passages } from './Passages.tsx';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, outlineStyle: 'none' },
  now: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What somebody else has made of the article, over a form that would replace it. */
export function Overtaken({ article, failure }: { readonly article: Article; readonly failure: Error | null }) {
  const styles = useStyles();
  const { t } = useTexts();
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus(), [article.version]);
  return (
    <section className={styles.section}>
      <OvertakenNotice failure={failure}>{t('knowledge.form.overtaken')}</OvertakenNotice>
      <h2 ref={headingRef} tabIndex={-1} className={styles.heading}>
        {t('knowledge.form.now')}
      </h2>
      {(['sv', 'en'] as const).map((language) => (
        <div key={language} className={styles.now}>
          <h3 lang={language} className={styles.title}>
            {article[language].title}
          </h3>
          <Passages passages={article[language].passages} language={language} level={4} />
        </div>
      ))}
    </section>
  );
}
