import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** Imports of files, as the tab fetches, confirms and takes them back. */

export type Imports = Answer<'imports'>;
export type ImportKind = Imports['kinds'][number]['kind'];
export type ImportBatch = Imports['history'][number];
export type ImportPreview = Answer<'importPreview'>;
export type PreviewRow = Answer<'importPreviewRows'>['rows'][number];
export type PreviewRowKind = PreviewRow['kind'];

const IMPORTS = ['imports'] as const;
const previewKey = (previewId: string) => ['importPreview', previewId] as const;

/** Milliseconds after which what is under way is looked at anew. */
const UNDER_WAY = 700;

export function useImports() {
  const client = useClient();
  return useQuery({
    queryKey: IMPORTS,
    queryFn: ({ signal }) => client.call('imports', {}, { signal }),
    refetchInterval: ({ state }) => (state.data?.history.some((batch) => batch.state === 'undoing') ? UNDER_WAY : false),
  });
}

export function useImportPreview(previewId: string) {
  const client = useClient();
  return useQuery({
    queryKey: previewKey(previewId),
    queryFn: ({ signal }) => client.call('importPreview', { params: { previewId } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'saving' ? UNDER_WAY : false),
  });
}

/** A page of the rows that `fingerprint` names: a preview made anew has other rows. */
export function useImportPreviewRows(previewId: string, fingerprint: string, { kind, page }: { readonly kind: PreviewRowKind | 'every' | null; readonly page: number }) {
  const client = useClient();
  const query: Ask<'importPreviewRows'>['query'] = { page: String(page), ...(kind ? { kind } : {}) };
  return useQuery({
    queryKey: [...previewKey(previewId), 'rows', fingerprint, query],
    queryFn: ({ signal }) => client.call('importPreviewRows', { params: { previewId }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useUploadImport() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, file }: { readonly kind: ImportKind; readonly file: File }) => client.call('previewImport', { query: { kind } }, { file }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: IMPORTS }),
  });
}

/** When the preview is another one by now, that one is fetched. */
export function useConfirmImport(previewId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (fingerprint: string) => client.call('confirmImport', { params: { previewId }, body: { fingerprint } }),
    onSuccess: (preview) => cache.setQueryData(previewKey(previewId), preview),
    onError: () => void cache.invalidateQueries({ queryKey: previewKey(previewId) }),
    onSettled: () => void cache.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export function useDiscardImport(previewId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => client.call('discardImport', { params: { previewId }, body: {} }),
    onError: () => void cache.invalidateQueries({ queryKey: previewKey(previewId) }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export function useUndoImport() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => client.call('undoImport', { params: { importId }, body: {} }),
    onSettled: () => void cache.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export function useImportTemplate() {
  const client = useClient();
  return useMutation({ mutationFn: (kind: ImportKind) => client.call('importTemplate', { params: { kind } }) });
}

/** Files to try with; the demo's alone. */
export function useImportExamples(isDemo: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: ['importExamples'],
    queryFn: ({ signal }) => client.call('importExamples', {}, { signal }),
    enabled: isDemo,
    staleTime: Infinity,
  });
}
