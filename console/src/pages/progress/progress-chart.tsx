// A target's years, or the months of this one: of an intensity only the years, since its months do not add up.
import { isIntensity } from '@shuangcheng/client-sdk';
import { Segmented } from 'antd';
import { useAddressValue } from '../../frame/address';
import { MonthChart } from './month-chart';
import { PathChart } from './path-chart';
import type { Progress } from './progress';

export const ProgressChart = ({ region, progress }: { readonly region: string; readonly progress: Progress }) => {
  const [span, setSpan] = useAddressValue('chart');
  if (isIntensity(progress.target.indicator)) return <PathChart region={region} progress={progress} />;
  return (
    <>
      <div>
        <Segmented
          size="small"
          value={span === 'months' ? 'months' : 'years'}
          onChange={(value) => setSpan(value === 'months' ? value : null)}
          options={[
            { value: 'years', label: '各年' },
            { value: 'months', label: '本年各月' },
          ]}
        />
      </div>
      {span === 'months' ? <MonthChart region={region} progress={progress} /> : <PathChart region={region} progress={progress} />}
    </>
  );
};
