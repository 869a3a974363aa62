// The rules by which reports are judged in the region's province.
import { QualityRulesOperation, type QualityRulesQuery } from '@shuangcheng/client-sdk';
import { Alert, Card, Descriptions, Table, Tag } from 'antd';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { severityColor, severityText } from '../../parts/severity';
import { timeText } from '../../parts/time-text';
import { may, useViewer } from '../../session/viewer';

type Rule = QualityRulesQuery['qualityRules']['rules'][number];

export const QualityTab = ({ region }: { readonly region: string }) => {
  const { qualityRules: rules } = useSuspenseAnswer(QualityRulesOperation, { region });
  const publishes = may(useViewer(), 'quality:publish');
  return (
    <div className="stack">
      {publishes && <Alert type="info" showIcon title="发布校验规则的新版本，目前用接口办理（publishQualityRules）；已有的发现不变。" />}
      <Card size="small" title={`第 ${rules.version} 版`}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'from', label: '生效', children: rules.validFrom ? timeText(rules.validFrom) : '平台默认规则' },
            { key: 'by', label: '发布', children: rules.publishedBy ?? '—' },
            { key: 'two', label: '上报与审核', children: rules.twoPersons ? '须由两人办理' : '可由同一人办理' },
            { key: 'explain', label: '存疑发现', children: rules.requireExplanations ? '须先说明，方可审核通过' : '不说明也可审核' },
            { key: 'note', label: '说明', children: rules.note || '—' },
          ]}
        />
      </Card>
      <Card size="small" title="规则">
        <Table<Rule>
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={rules.rules}
          columns={[
            {
              title: '程度',
              width: 90,
              render: (_, { severity }) => <Tag color={severityColor(severity)}>{severityText(severity)}</Tag>,
            },
            {
              title: '规则',
              render: (_, { description, code }) => (
                <>
                  {description}
                  <div className="quiet">{code}</div>
                </>
              ),
            },
            {
              title: '情况',
              width: 220,
              render: (_, { enabled, silentBecause }) => (enabled ? (silentBecause ?? '启用') : <span className="quiet">未启用</span>),
            },
          ]}
        />
      </Card>
    </div>
  );
};
