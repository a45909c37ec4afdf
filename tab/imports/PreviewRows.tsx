import { Button, Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useImportPreviewRows, type ImportPreview, type PreviewRow, type PreviewRowKind } from '../api/importsQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StateMark } from '../feedback/StateMark.tsx';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useImportStyles } from './importStyles.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  show: { width: '100%', maxWidth: '280px' },
  heading: { outlineStyle: 'none' },
  rows: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  change: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  label: { color: tokens.colorNeutralForeground2 },
});

const KINDS = ['refused', 'leaves', 'new', 'changed', 'same'] as const satisfies readonly PreviewRowKind[];

const SHOWN = [...KINDS, 'every'] as const;

/** What each kind of row looks like; the words say it all. */
const COLORS = { refused: 'danger', leaves: 'warning', new: 'success', changed: 'brand', same: 'informative' } as const;

/** The rows of a preview, a page at a time; which kind is shown stands in the address. */
export function PreviewRows({ preview }: { readonly preview: ImportPreview }) {
  const styles = useStyles();
  const shared = useImportStyles();
  const { t, language } = useTexts();
  const filter = useFilter<'kind' | 'page'>();
  const kind = SHOWN.find((one) => one === filter.get('kind')) ?? null;
  const page = Math.max(1, Number.parseInt(filter.get('page'), 10) || 1);
  const query = useImportPreviewRows(preview.id, preview.fingerprint, { kind, page });
  const headingRef = useRef<HTMLHeadingElement>(null);
  const all = KINDS.reduce((sum, one) => sum + preview.counts[one], 0);
  const number = new Intl.NumberFormat(language);

  function turnTo(next: number): void {
    filter.set({ page: next === 1 ? '' : String(next) });
    headingRef.current?.focus();
  }

  return (
    <section className={shared.section} aria-labelledby="preview-rows">
      <h2 id="preview-rows" ref={headingRef} tabIndex={-1} className={mergeClasses(shared.heading, styles.heading)}>
        {t('imports.preview.rows')}
      </h2>
      <Field label={t('imports.preview.show')} className={styles.show}>
        <Select value={kind ?? ''} onChange={(_, { value }) => filter.set({ kind: value, page: '' })}>
          <option value="">{t('imports.preview.touched', { count: all - preview.counts.same })}</option>
          <option value="every">{t('imports.preview.all', { count: all })}</option>
          {KINDS.filter((one) => preview.counts[one] > 0).map((one) => (
            <option key={one} value={one}>
              {t(`imports.preview.filter.${one}`, { count: preview.counts[one] })}
            </option>
          ))}
        </Select>
      </Field>
      {query.data ? (
        <>
          {query.data.total === 0 ? (
            <p className={shared.quiet}>{t('imports.preview.noneShown')}</p>
          ) : (
            <ul className={styles.rows} aria-labelledby="preview-rows">
              {query.data.rows.map((row, index) => (
                <li key={`${page} ${index}`} className={styles.row}>
                  <Row row={row} />
                </li>
              ))}
            </ul>
          )}
          {query.data.total > 0 && (
            <div className={shared.buttons}>
              <span role="status">
                {t('imports.preview.shown', {
                  from: number.format((page - 1) * query.data.pageSize + 1),
                  to: number.format(Math.min(page * query.data.pageSize, query.data.total)),
                  total: number.format(query.data.total),
                })}
              </span>
              {query.data.total > query.data.pageSize && (
                <>
                  <Button disabledFocusable={page === 1} onClick={() => turnTo(page - 1)}>
                    {t('imports.preview.earlier')}
                  </Button>
                  <Button disabledFocusable={page * query.data.pageSize >= query.data.total} onClick={() => turnTo(page + 1)}>
                    {t('imports.preview.later')}
                  </Button>
                </>
              )}
            </div>
          )}
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

function Row({ row }: { readonly row: PreviewRow }) {
  const styles = useStyles();
  const shared = useImportStyles();
  const { sourceText, kind, kindText, title, changes, problems } = row;
  return (
    <>
      <div className={styles.head}>
        <StateMark appearance="tint" color={COLORS[kind]}>
          {kindText}
        </StateMark>
        <h3 className={shared.title}>{title}</h3>
        <span className={shared.quiet}>{sourceText}</span>
      </div>
      {problems.length > 0 && (
        <ul className={shared.inner}>
          {problems.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <ul className={styles.change}>
          {changes.map(({ label, text }, index) => (
            <li key={index}>
              <span className={styles.label}>{label}:</span> {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
