import { Menu, MenuButton, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ColumnTripleRegular } from '@fluentui/react-icons/svg/column-triple';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { SORT_KEYS } from './overview.ts';
import type { AgreementFilter } from './useAgreementFilter.ts';

/** Which columns the table shows. It stays open, since several are often chosen. */
export function ColumnMenu({ filter }: { readonly filter: AgreementFilter }) {
  const { t } = useTexts();
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ column: [...filter.columns] }}
      onCheckedValueChange={(_, { checkedItems }) => filter.showColumns(SORT_KEYS.filter((key) => checkedItems.includes(key)))}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ColumnTripleRegular />}>{t('agreements.columns')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {SORT_KEYS.filter((key) => key !== 'partner').map((key) => (
            <MenuItemCheckbox key={key} name="column" value={key}>
              {t(`agreements.column.${key}`)}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
