import { Button } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { useLocation } from 'wouter';
import { Panel } from '../feedback/Panel.tsx';

interface NoSuchItemProps {
  readonly title: string;
  readonly text: string;
  /** The list that it would stand in. */
  readonly to: string;
  readonly label: string;
}

/** For an address that leads to nothing, or to what is not the person's: which of the two is not told. */
export function NoSuchItem({ title, text, to, label }: NoSuchItemProps) {
  const [, navigate] = useLocation();
  return <Panel icon={<DocumentSearchRegular />} level={1} title={title} text={text} actions={<Button onClick={() => navigate(to)}>{label}</Button>} />;
}
