import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface NewLinkProps {
  /** By which the page of what is new leads back to here, where it does. */
  readonly id?: string;
  readonly to: string;
  readonly children: ReactNode;
}

/** From a list to the page where something is added to it: a link that looks like the main thing to do. */
export function NewLink({ id, to, children }: NewLinkProps) {
  return (
    <Link href={to} asChild>
      <Button as="a" id={id} appearance="primary" icon={<AddRegular />}>
        {children}
      </Button>
    </Link>
  );
}
