import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { Notice } from '../feedback/Notice.tsx';
import { PATHS } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Loss } from './useOpened.ts';

const useStyles = makeStyles({ link: { color: tokens.colorBrandForegroundLink } });

/** By the form that stands open: it can no longer be sent, and why. */
export function LossNotice({ loss }: { readonly loss: Loss }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="alert">
      <Notice intent="warning">
        {t(`learningAgreements.entry.loss.${loss}`)}{' '}
        <Link href={PATHS.learningAgreements} className={styles.link}>
          {t('learningAgreements.notFound.all')}
        </Link>
      </Notice>
    </div>
  );
}
