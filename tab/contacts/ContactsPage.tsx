import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useDeferredValue } from 'react';
import { useMe } from '../api/queries.ts';
import { useDirectory } from '../api/peopleQueries.ts';
import type { Unit } from '../api/peopleQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { SearchInput } from '../forms/SearchInput.tsx';
import { isFor } from '../shell/audience.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { surface } from '../shell/surface.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { MyAbsence } from './MyAbsence.tsx';
import { UnitCard } from './UnitCard.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  absence: {
    marginTop: tokens.spacingVerticalM,
    ...surface,
  },
  form: { paddingBottom: tokens.spacingVerticalL },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalL,
  },
  search: { flex: '1 1 240px', maxWidth: 'none' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, listStyleType: 'none' },
});

/** Who to turn to at which department, who is away, and the person's own absence. */
export function ContactsPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<'q' | 'gaps' | 'absence'>();
  const words = filter.get('q');
  const query = useDirectory(useDeferredValue(words));
  const onlyGaps = filter.get('gaps') === '1';
  useDocumentTitle(t('tab.contacts'));
  const units = query.data?.units.filter(({ gapText }) => !onlyGaps || gapText !== null);
  return (
    <>
      <PageTitle>{t('tab.contacts')}</PageTitle>
      <p className={styles.intro}>{t('people.contacts.intro')}</p>
      <Accordion
        collapsible
        className={styles.absence}
        openItems={filter.get('absence') === '1' ? ['absence'] : []}
        onToggle={(_, { openItems }) => filter.set({ absence: openItems.length > 0 ? '1' : '' })}
      >
        <AccordionItem value="absence">
          <AccordionHeader as="h2" size="large">
            {t('people.absence.title')}
          </AccordionHeader>
          <AccordionPanel className={styles.form}>
            <MyAbsence />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
      <div role="search" className={styles.bar}>
        <SearchInput className={styles.search} label={t('people.contacts.search')} value={words} onChange={(q) => filter.set({ q })} />
        <Switch
          label={t('people.contacts.onlyGaps')}
          checked={onlyGaps}
          onChange={(_, { checked }) => filter.set({ gaps: checked ? '1' : '' })}
        />
      </div>
      {units ? (
        <>
          <StaleNotice query={query} />
          <Found units={units} filtered={words !== '' || onlyGaps} address={filter.address} clear={() => filter.set({ q: '', gaps: '' })} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}

interface FoundProps {
  readonly units: readonly Unit[];
  readonly filtered: boolean;
  /** The filter, as it stands in the address. */
  readonly address: string;
  readonly clear: () => void;
}

function Found({ units, filtered, address, clear }: FoundProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const me = useMe().data;
  const opens = (unit: Unit) => me !== undefined && (isFor(me, 'office') || me.departments.some(({ id }) => id === unit.id));
  useFocusFromTrail(true);
  if (units.length === 0) {
    return filtered ? (
      <Panel
        icon={<FilterDismissRegular />}
        level={2}
        title={t('people.contacts.noMatch.title')}
        text={t('people.contacts.noMatch.text')}
        actions={<Button onClick={clear}>{t('people.contacts.noMatch.clear')}</Button>}
      />
    ) : (
      <Panel icon={<PeopleRegular />} level={2} title={t('people.contacts.none.title')} text={t('people.contacts.none.text')} />
    );
  }
  return (
    <>
      <ShownCount text={t('people.contacts.count', { count: units.length })} />
      <ul className={styles.list}>
        {units.map((unit) => (
          <UnitCard key={unit.id} unit={unit} opensWith={opens(unit) ? address : null} />
        ))}
      </ul>
    </>
  );
}
