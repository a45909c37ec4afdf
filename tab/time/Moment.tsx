import { useTexts } from '../texts/LanguageProvider.tsx';
import { exactMoment } from './stockholm.ts';

/** A moment as people say it; the exact one when it is pointed at. */
export function Moment({ at, text }: { readonly at: string; readonly text: string }) {
  const { language } = useTexts();
  return (
    <time dateTime={at} title={exactMoment(Date.parse(at), language)}>
      {text}
    </time>
  );
}
