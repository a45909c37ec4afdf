import { makeStyles, tokens } from '@fluentui/react-components';
import { NARROW } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';

/** How a form is laid out: fields below each other, or in groups of two columns that are one on a phone. */
export const useFormStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '720px', marginTop: tokens.spacingVerticalL },
  /** A fieldset that stands by itself; also a small form. */
  group: {
    display: 'grid',
    alignItems: 'start',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: '720px',
    margin: 0,
    padding: tokens.spacingHorizontalL,
    ...surface,
    [`@media ${NARROW}`]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: tokens.spacingHorizontalM },
  },
  /** Floats, since a legend that does not stands on the border. */
  legend: {
    float: 'left',
    gridColumn: '1 / -1',
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  wide: { gridColumn: '1 / -1' },
  // Grid and Fluent would make them as wide as their longest option.
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
});
