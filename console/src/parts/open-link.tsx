import type { ReactNode } from 'react';

interface OpenLinkProps {
  readonly onOpen: () => void;
  readonly children: ReactNode;
  /** What it is called where its text does not say it. */
  readonly label?: string;
}

/** Opens something in this page: reached by keyboard as by pointer. */
export const OpenLink = ({ onOpen, children, label }: OpenLinkProps) => (
  <a role="button" tabIndex={0} aria-label={label} onClick={onOpen} onKeyDown={({ key }) => key === 'Enter' && onOpen()}>
    {children}
  </a>
);
