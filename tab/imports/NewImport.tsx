import { Button, Field, makeStyles, mergeClasses, Select, Spinner, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useLocation } from 'wouter';
import { ProblemError } from '../api/failures.ts';
import { useImportExamples, useImportTemplate, useUploadImport, type ImportKind, type Imports } from '../api/importsQueries.ts';
import { useMe } from '../api/queries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { bytesOf, downloadFile } from '../files/downloadFile.ts';
import { useFormStyles } from '../forms/formStyles.ts';
import { importPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useImportStyles } from './importStyles.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM, maxWidth: '720px' },
  kind: { width: '100%', maxWidth: '420px' },
  drop: {
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalM}`,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  words: { overflowWrap: 'anywhere', minWidth: 0 },
  /** The button stands for it. */
  input: { display: 'none' },
});

/** Where one says what a file holds, and gives it: by the button, from the keyboard too, or by dropping it. */
export function NewImport({ imports }: { readonly imports: Imports }) {
  const styles = useStyles();
  const shared = useImportStyles();
  const form = useFormStyles();
  const { t, language } = useTexts();
  const [, navigate] = useLocation();
  const upload = useUploadImport();
  const template = useImportTemplate();
  const [kind, setKind] = useState<ImportKind>('directory');
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const inputRef = useRef<HTMLInputElement>(null);
  const busy = useRef(false);
  const chosen = imports.kinds.find((one) => one.kind === kind);
  const limits = {
    megabytes: imports.maxMegabytes,
    rows: new Intl.NumberFormat(language).format(imports.maxRows),
    hours: imports.previewHours,
  };

  async function take(file: File, as: ImportKind = kind): Promise<void> {
    if (busy.current) return;
    const ends = imports.kinds.find((one) => one.kind === as)?.accept.split(',') ?? [];
    setProblem(null);
    upload.reset();
    if (!ends.some((end) => file.name.toLowerCase().endsWith(end))) return setProblem(t('imports.new.wrongEnd', { ends: ends.join(', ') }));
    if (file.size > imports.maxMegabytes * 1024 * 1024) return setProblem(t('imports.new.tooBig', limits));
    busy.current = true;
    try {
      const { previewId } = await upload.mutateAsync({ kind: as, file });
      navigate(importPath(previewId));
    } catch (error) {
      setProblem((error instanceof ProblemError ? error.problem.errors?.[0]?.message : undefined) ?? null);
    } finally {
      busy.current = false;
    }
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file, second] = event.dataTransfer.files;
    if (second) setProblem(t('imports.new.several'));
    else if (file) void take(file);
  }

  async function getTemplate(): Promise<void> {
    try {
      const { fileName, content } = await template.mutateAsync(kind);
      downloadFile(fileName, content);
    } catch {
      // Shown from the mutation.
    }
  }

  return (
    <section className={shared.section} aria-labelledby="new-import">
      <h2 id="new-import" className={shared.heading}>
        {t('imports.new.title')}
      </h2>
      <div className={styles.form}>
        <Field className={mergeClasses(form.field, styles.kind)} label={t('imports.new.kind')}>
          <Select
            className={form.control}
            value={kind}
            onChange={(_, { value }) => {
              setKind(imports.kinds.find((one) => one.kind === value)?.kind ?? kind);
              setProblem(null);
              upload.reset();
            }}
          >
            {imports.kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {one.title}
              </option>
            ))}
          </Select>
        </Field>
        <p className={shared.quiet}>{chosen?.help}</p>
        <div
          className={mergeClasses(styles.drop, over && styles.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <Button appearance="primary" size="large" disabledFocusable={upload.isPending} aria-describedby="import-limits" onClick={() => inputRef.current?.click()}>
            {t('imports.new.choose')}
          </Button>
          <input
            ref={inputRef}
            type="file"
            accept={chosen?.accept}
            className={styles.input}
            aria-label={t('imports.new.choose')}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void take(file);
              // The same file, corrected, can be chosen again.
              target.value = '';
            }}
          />
          <span>{t('imports.new.drop')}</span>
          <div role="status" className={styles.words}>
            {upload.isPending && <Spinner size="tiny" label={t('imports.new.reading', { name: upload.variables.file.name })} />}
          </div>
        </div>
        {problem !== null && (
          <div role="alert">
            <Notice intent="error">{problem}</Notice>
          </div>
        )}
        {upload.error && problem === null && <FailureNotice failure={upload.error} />}
        {template.error && <FailureNotice failure={template.error} />}
        <p id="import-limits" className={shared.quiet}>
          {t('imports.new.limits', limits)}
        </p>
        {chosen?.hasTemplate && (
          <Button disabledFocusable={template.isPending} onClick={() => void getTemplate()}>
            {t('imports.new.template')}
          </Button>
        )}
        <Examples take={(file, as) => void take(file, as)} pending={upload.isPending} />
      </div>
    </section>
  );
}

/** In the demo there are files to try with. */
function Examples({ take, pending }: { readonly take: (file: File, kind: ImportKind) => void; readonly pending: boolean }) {
  const shared = useImportStyles();
  const { t } = useTexts();
  const me = useMe();
  const examples = useImportExamples(Boolean(me.data?.demo));
  if (!examples.data) return null;
  return (
    <div className={shared.list}>
      <h3 className={shared.title}>{t('imports.examples.title')}</h3>
      <p className={shared.quiet}>{t('imports.examples.text')}</p>
      <div className={shared.buttons}>
        {examples.data.files.map(({ kind, fileName, content }) => (
          <Button key={fileName} disabledFocusable={pending} onClick={() => take(new File([bytesOf(content)], fileName), kind)}>
            {fileName}
          </Button>
        ))}
      </div>
    </div>
  );
}
