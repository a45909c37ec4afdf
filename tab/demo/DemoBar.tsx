import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FastForwardRegular } from '@fluentui/react-icons/svg/fast-forward';
import { PersonSwapRegular } from '@fluentui/react-icons/svg/person-swap';
import { useMe, useMoveClock } from '../api/queries.ts';
import { sendFailureTexts } from '../feedback/failureTexts.ts';
import { useMessages } from '../feedback/Messages.tsx';
import type { ThemeName } from '../host/theme.ts';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { useTopBarStyles } from '../shell/useTopBarStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { ThemeSelect } from './ThemeSelect.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

interface DemoBarProps {
  readonly changePerson: () => void;
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
}

/** Who one is in the demo, how it looks, and what time it is there. */
export function DemoBar({ changePerson, theme, onTheme }: DemoBarProps) {
  const styles = useStyles();
  const bar = useTopBarStyles();
  const { t } = useTexts();
  const me = useMe();
  return (
    <aside aria-label={t('demo.label')} className={bar.bar}>
      <div className={bar.inner}>
        <div className={styles.group}>
          <strong>{t('demo.label')}</strong>
          {me.data && <span>{t('demo.youAre', { name: me.data.name })}</span>}
          <Button appearance="subtle" size="small" icon={<PersonSwapRegular />} onClick={changePerson}>
            {t('demo.change')}
          </Button>
        </div>
        {me.data?.demo && <DemoClock nowText={me.data.demo.nowText} />}
        <div className={styles.group}>
          <ThemeSelect theme={theme} onTheme={onTheme} />
          <LanguageSwitch />
        </div>
      </div>
    </aside>
  );
}

function DemoClock({ nowText }: { readonly nowText: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const messages = useMessages();
  const move = useMoveClock();

  function ahead(days: number): void {
    move.mutate(days, {
      onSuccess: ({ nowText: moved }) => messages.success(t('demo.moved', { now: moved })),
      onError: (error) => messages.failure(sendFailureTexts(error, t).title),
    });
  }

  return (
    <div className={styles.group}>
      <span>{t('demo.clock', { now: nowText })}</span>
      <Button appearance="subtle" size="small" disabledFocusable={move.isPending} onClick={() => ahead(1)}>
        {t('demo.oneDay')}
      </Button>
      <Button
        appearance="subtle"
        size="small"
        icon={<FastForwardRegular />}
        disabledFocusable={move.isPending}
        onClick={() => ahead(2)}
      >
        {t('demo.twoDays')}
      </Button>
      <Button appearance="subtle" size="small" disabledFocusable={move.isPending} onClick={() => ahead(30)}>
        {t('demo.oneMonth')}
      </Button>
    </div>
  );
}
