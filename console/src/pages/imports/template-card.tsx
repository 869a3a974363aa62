// The template to fill in: with the institutions that are to report the month, or with the register as it stands.
import { DownloadOutlined } from '@ant-design/icons';
import type { ImportKind } from '@shuangcheng/client-sdk';
import { Button, Card, Flex } from 'antd';
import { useMonth } from '../../frame/use-month';
import { Failure } from '../../parts/failure';
import { PeriodField } from '../../parts/period-field';
import { useDownload } from '../../parts/use-download';

export const TemplateCard = ({ region, kind }: { readonly region: string; readonly kind: ImportKind }) => {
  const [period, setPeriod] = useMonth();
  const download = useDownload();
  const [name, title] = kind === 'REGISTER' ? ['register', '名录'] : ['reports', `报表-${period}`];
  const save = (format: 'xlsx' | 'csv'): void => {
    const query = new URLSearchParams({ region, ...(kind === 'REPORTS' && { period }) });
    void download.run(`/templates/${name}.${format}?${query.toString()}`, `${title}-${region}.${format}`);
  };
  return (
    <Card size="small" title="一、下载模板">
      <Flex gap="small" align="center" wrap>
        {kind === 'REPORTS' && <PeriodField value={period} onChange={setPeriod} kinds={['MONTH']} />}
        <Button icon={<DownloadOutlined />} loading={download.running} onClick={() => save('xlsx')}>
          Excel 模板
        </Button>
        <Button icon={<DownloadOutlined />} loading={download.running} onClick={() => save('csv')}>
          CSV 模板
        </Button>
        <span className="quiet">
          {kind === 'REGISTER'
            ? '模板中已填好现有名录：改动的行即变更，新增的行即登记；空单元格不作改动，填“清空”清除该项。'
            : '模板中已列出应报的机构，每家一行；整行未填的不作为一行。已有本平台导出的文件也可直接导入。'}
        </span>
      </Flex>
      <Failure error={download.failure} />
    </Card>
  );
};
