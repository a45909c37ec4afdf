import { useTexts } from '../texts/LanguageProvider.tsx';

/** Says a stretch of working time in its two largest units: "2 arbetsdagar 3 timmar", "40 minuter". */
export function useWorkingTime(workingDayMinutes: number): (minutes: number) => string {
  const { t } = useTexts();
  return (minutes) => {
    const whole = Math.round(minutes);
    const days = Math.floor(whole / workingDayMinutes);
    const rest = whole - days * workingDayMinutes;
    const hours = Math.floor(rest / 60);
    const said = [
      ...(days > 0 ? [t('admissions.time.days', { count: days })] : []),
      ...(hours > 0 ? [t('admissions.time.hours', { count: hours })] : []),
    ];
    if (days > 0) return said.join(' ');
    const left = rest - hours * 60;
    return [...said, ...(left > 0 || hours === 0 ? [t('admissions.time.minutes', { count: left })] : [])].join(' ');
  };
}
