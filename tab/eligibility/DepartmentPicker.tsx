import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EligibilityForm } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  picker: { minWidth: 0 },
  list: { maxHeight: '320px' },
  contacts: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface DepartmentPickerProps {
  readonly departments: readonly Omit<EligibilityForm['departments'][number], 'defaultDueText'>[];
  /** Empty while none is chosen. */
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
}

/** A department, found by its name or by who is its contact person. */
export function DepartmentPicker({ departments, selectedId, onSelect, ...props }: DepartmentPickerProps) {
  const styles = useStyles();
  const { t } = useTexts();
  /** What has been typed since the last choice. */
  const [typed, setTyped] = useState<string | null>(null);
  const selected = departments.find((department) => department.id === selectedId);
  const found = departments.filter(
    (department) => typed === null || matchesWords(typed, [department.name, ...department.contacts]),
  );
  return (
    <Combobox
      {...props}
      className={styles.picker}
      listbox={{ className: styles.list }}
      placeholder={t('request.departmentPlaceholder')}
      // Fluent would say "Open" in English.
      expandIcon={{ 'aria-label': t('request.departmentList') }}
      freeform
      value={typed ?? selected?.name ?? ''}
      selectedOptions={selectedId ? [selectedId] : []}
      onChange={(event) => {
        setTyped(event.target.value);
        onSelect('');
      }}
      onOptionSelect={(_, { optionValue }) => {
        setTyped(null);
        onSelect(optionValue ?? '');
      }}
    >
      {found.map((department) => (
        <Option key={department.id} value={department.id} text={department.name}>
          <span>
            {department.name}
            <span className={styles.contacts}>
              {department.contacts.join(', ') || t('request.noContactsShort')}
            </span>
          </span>
        </Option>
      ))}
      {found.length === 0 && (
        <Option value="" text="" disabled>
          {t('request.noDepartment')}
        </Option>
      )}
    </Combobox>
  );
}
