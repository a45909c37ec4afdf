import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ActionField } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

interface ActionInputProps {
  readonly field: ActionField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One field that an act asks for, as the server describes it. */
export function ActionInput({ field, value, error, onChange }: ActionInputProps) {
  const { t } = useTexts();
  const over = value.length - field.maxLength;
  const message = over > 0 ? t('form.tooLong', { over }) : error;
  return (
    <Field label={field.label} required={field.required} {...(message ? { validationMessage: message } : {})}>
      <Control field={field} value={value} onChange={onChange} />
    </Field>
  );
}

/** Field hands its label and error to its child; `props` passes them on. */
function Control({ field, value, onChange, ...props }: Omit<ActionInputProps, 'error'>) {
  const { t } = useTexts();
  switch (field.kind) {
    case 'multiline':
      return <Textarea {...props} rows={5} resize="vertical" value={value} onChange={(_, data) => onChange(data.value)} />;
    case 'number':
      return <Input {...props} inputMode="numeric" value={value} onChange={(_, data) => onChange(data.value)} />;
    case 'text':
    case 'date':
      return <Input {...props} type={field.kind} value={value} onChange={(_, data) => onChange(data.value)} />;
    case 'choice':
      return (
        <Select {...props} value={value} onChange={(_, data) => onChange(data.value)}>
          <option value="">{t('form.choose')}</option>
          {field.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </Select>
      );
  }
}
