import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ArticleVersion } from '../api/knowledgeQueries.ts';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { surface } from '../shell/surface.ts';
import { BETWEEN } from '../texts/between.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Passages } from './Passages.tsx';

const useStyles = makeStyles({
  section: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`, ...surface },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  origin: { color: tokens.colorNeutralForeground2 },
  panel: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}` },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

interface ArticleHistoryProps {
  readonly history: readonly ArticleVersion[];
  readonly restore: (version: number) => void;
}

/** Every version that the article has had, the latest first, each to be read and gone back to. */
export function ArticleHistory({ history, restore }: ArticleHistoryProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const headingId = useId();
  const [asked, setAsked] = useState<ArticleVersion | null>(null);
  const [asks, setAsks] = useState(false);
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t('knowledge.history.title')}
      </h2>
      <Accordion collapsible multiple>
        {history.map((one) => (
          <AccordionItem key={one.version} value={one.version}>
            <AccordionHeader as="h3">
              <span>
                {one.whenText}
                <span className={styles.origin}>{[null, one.originText, ...(one.isShown ? [t('knowledge.history.shown')] : [])].join(BETWEEN)}</span>
              </span>
            </AccordionHeader>
            <AccordionPanel>
              <div className={styles.panel}>
                <p className={styles.title}>{one.title}</p>
                <Passages passages={one.passages} language={language} level={4} />
                {!one.isShown && (
                  <Button
                    aria-label={t('knowledge.history.restoreOf', { when: one.whenText })}
                    onClick={() => {
                      setAsked(one);
                      setAsks(true);
                    }}
                  >
                    {t('knowledge.history.restore')}
                  </Button>
                )}
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <ConfirmDialog
        open={asks}
        title={t('knowledge.history.confirmTitle')}
        text={t('knowledge.history.confirm', { when: asked?.whenText ?? '' })}
        action={t('knowledge.history.restore')}
        confirm={() => restore(asked?.version ?? 0)}
        close={() => setAsks(false)}
      />
    </section>
  );
}
