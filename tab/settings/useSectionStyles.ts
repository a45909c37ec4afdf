import { makeStyles, tokens } from '@fluentui/react-components';

/** A part of the settings, under its heading. */
export const useSectionStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  // Grid and Fluent would make them as wide as their longest option.
  control: { minWidth: 0 },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
});
