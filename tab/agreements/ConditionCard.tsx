import { makeStyles, tokens } from '@fluentui/react-components';
import type { Condition } from '../api/types.ts';
import { Facts } from '../feedback/FactList.tsx';
import type { Fact } from '../feedback/FactList.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { agreement } from '../texts/pages/agreement.ts';
import type { Translate } from '../texts/translate.ts';
import type { Language } from '../texts/language.ts';
import { CoverageBadge } from './CoverageBadge.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    ...surface,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  obstacles: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
});

interface ConditionCardProps {
  readonly condition: Condition;
  readonly term: string | null;
}

/** One kind of exchange in one direction, as the agreement has it. */
export function ConditionCard({ condition, term }: ConditionCardProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const obstacles = condition.cannotBeApprovedBecause;
  return (
    <article className={styles.card} aria-labelledby={condition.id}>
      <div className={styles.head}>
        <h3 id={condition.id} className={styles.title}>
          {t(`agreement.kind.${condition.kind}`)}
        </h3>
        <CoverageBadge coverage={condition.coverage} term={term} />
      </div>
      {obstacles.length > 0 && (
        <Notice intent="warning" title={t('agreement.obstacleTitle')}>
          <ul className={styles.obstacles}>
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacleText(obstacle, t)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts facts={factsOf(condition, t, language)} />
    </article>
  );
}

function factsOf(condition: Condition, t: Translate, language: Language): Fact[] {
  const isStudents = condition.kind === 'studentStudies' || condition.kind === 'studentTraineeship';
  const languages = condition.languageSkills.map((skill) => languageSkillText(skill, t, language));
  const subjects = condition.subjectAreas.map(({ iscedCode, clarification }) =>
    clarification ? `${iscedCode} ${clarification}` : iscedCode,
  );
  return [
    {
      label: t('agreement.places'),
      value: condition.mobilitiesPerYear === null ? t('agreements.placesUnknown') : String(condition.mobilitiesPerYear),
    },
    ...optional(t('agreement.months'), decimal(condition.totalMonthsPerYear, language)),
    ...optional(t('agreement.days'), decimal(condition.totalDaysPerYear, language)),
    {
      label: t('agreement.years'),
      value: t('agreement.yearSpan', { first: condition.firstAcademicYear, last: condition.lastAcademicYear }),
    },
    { label: t('agreement.department'), value: condition.departmentText },
    { label: t('agreement.language'), value: languages.join('\n') || t('agreement.noLanguage') },
    { label: t('agreement.subject'), value: subjects.join('\n') || t('agreement.anySubject') },
    ...(isStudents
      ? optional(t('agreement.level'), condition.eqfLevels.map((level) => levelText(level, t)).join('\n') || null)
      : []),
  ];
}

function optional(label: string, value: string | null): Fact[] {
  return value === null ? [] : [{ label, value }];
}

function languageSkillText(skill: Condition['languageSkills'][number], t: Translate, language: Language): string {
  const name = languageName(skill.language, language);
  return skill.cefrLevel ? t('agreement.languageLevel', { language: name, level: skill.cefrLevel }) : name;
}

/** What is no language tag stays as the agreement has it. */
function languageName(tag: string, language: Language): string {
  const [isTag] = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.exec(tag) ?? [];
  return (isTag && new Intl.DisplayNames(language, { type: 'language' }).of(isTag)) || tag;
}

function levelText(level: number, t: Translate): string {
  const key = String(level);
  return key in agreement.sv.eqf ? `${level}, ${t(`agreement.eqf.${key as keyof typeof agreement.sv.eqf}`)}` : key;
}

/** The server's keys; one that is newer than this page is shown as it is. */
function obstacleText(obstacle: string, t: Translate): string {
  return obstacle in agreement.sv.obstacle
    ? t(`agreement.obstacle.${obstacle as keyof typeof agreement.sv.obstacle}`)
    : obstacle;
}

/** '4.50' as it is written in the language: "4,5". */
function decimal(text: string | null, language: Language): string | null {
  return text === null ? null : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Number(text));
}
