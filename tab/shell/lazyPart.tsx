import { lazy } from 'react';
import type { ComponentType } from 'react';
import { PartNotFetched } from '../api/failures.ts';
import type { PageTextsName } from '../texts/pageTexts.ts';
import { fetchPageTexts } from '../texts/translate.ts';

/**
 * A part of the tab that is fetched with its texts when it is first shown. React keeps a failure for
 * good; the error that is thrown here lets it be fetched anew, for when the network is back.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>, ...texts: readonly PageTextsName[]): ComponentType<Props> {
  const fetched = () =>
    lazy(async () => {
      try {
        const [part] = await Promise.all([load(), fetchPageTexts(texts)]);
        return { default: part };
      } catch (cause) {
        throw new PartNotFetched(() => (current = fetched()), { cause });
      }
    });
  let current = fetched();
  return function Part(props: Props) {
    const Current = current;
    return <Current {...props} />;
  };
}
