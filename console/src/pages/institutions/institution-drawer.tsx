import { Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { OneInstitution } from './one-institution';

interface DrawerProps {
  /** None: closed. */
  readonly code: string | null;
  readonly region: string;
  readonly writes: boolean;
  readonly onClose: () => void;
}

export const InstitutionDrawer = ({ code, region, writes, onClose }: DrawerProps) => {
  // What is shown stays while the drawer closes.
  const [shown, setShown] = useState(code);
  useEffect(() => {
    if (code !== null) setShown(code);
  }, [code]);
  return (
    <Drawer title={shown && `机构 ${shown}`} open={code !== null} onClose={onClose} size={720}>
      {shown && <OneInstitution key={shown} code={shown} region={region} writes={writes} />}
    </Drawer>
  );
};
