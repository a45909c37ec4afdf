import { Button } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { useLocation } from 'wouter';
import { Panel } from '../feedback/Panel.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { PATHS } from './paths.ts';
import { useDocumentTitle } from './useDocumentTitle.ts';

export function NotFoundPage() {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  useDocumentTitle(t('failure.notFound.title'));
  return (
    <Panel
      icon={<DocumentSearchRegular />}
      level={1}
      title={t('failure.notFound.title')}
      text={t('failure.notFound.text')}
      actions={<Button onClick={() => navigate(PATHS.tasks)}>{t('failure.notFound.home')}</Button>}
    />
  );
}
