// 填报日历与规则: when reports are due here, who set it and how to change it; the factors and checks that judge and compute them.
import { Tabs } from 'antd';
import { useAddressValue } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { Boundary } from '../../parts/boundary';
import { CalendarTab } from './calendar-tab';
import { FactorsTab } from './factors-tab';
import { QualityTab } from './quality-tab';

export const RulesPage = ({ region }: PageProps) => {
  const [tab, setTab] = useAddressValue('tab');
  const inBoundary = (children: React.ReactNode) => <Boundary>{children}</Boundary>;
  return (
    <>
      <div className="page-head">
        <h2>填报日历与规则</h2>
      </div>
      <Tabs
        activeKey={tab ?? 'calendar'}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'calendar', label: '填报日历', children: inBoundary(<CalendarTab region={region} />) },
          { key: 'factors', label: '因子集', children: inBoundary(<FactorsTab />) },
          { key: 'quality', label: '校验规则', children: inBoundary(<QualityTab region={region} />) },
        ]}
      />
    </>
  );
};
