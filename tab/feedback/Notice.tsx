import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { InfoFilled } from '@fluentui/react-icons/svg/info';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';

/**
 * Looks like Fluent's MessageBar. Ours because Fluent's brings its machinery for motion and overflow
 * along: together with Toast 27 kB of the 200 that the first page may weigh.
 */
const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, marginTop: '2px', fontSize: '16px', lineHeight: 1 },
  body: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  actions: { flexShrink: 0 },
  success: { border: `1px solid ${tokens.colorStatusSuccessBorder1}`, backgroundColor: tokens.colorStatusSuccessBackground1 },
  warning: { border: `1px solid ${tokens.colorStatusWarningBorder1}`, backgroundColor: tokens.colorStatusWarningBackground1 },
  error: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1 },
  info: {},
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  warningIcon: { color: tokens.colorStatusWarningForeground3 },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
  infoIcon: { color: tokens.colorNeutralForeground3 },
});

const ICONS = {
  success: <CheckmarkCircleFilled />,
  warning: <WarningFilled />,
  error: <DismissCircleFilled />,
  info: <InfoFilled />,
};

interface NoticeProps {
  readonly intent: keyof typeof ICONS;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Something that people should know, where it matters. */
export function Notice({ intent, title, children, actions }: NoticeProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.notice, styles[intent])}>
      <span className={mergeClasses(styles.icon, styles[`${intent}Icon`])} aria-hidden>
        {ICONS[intent]}
      </span>
      <div className={styles.body}>
        {title && <strong>{title}</strong>} {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
