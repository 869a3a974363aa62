// 导入: reports of a month or the register from a file; looked at first, then done.
import { WORDS, type Acquisition, type ImportIntent, type ImportKind } from '@shuangcheng/client-sdk';
import { InboxOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Popconfirm, Radio, Segmented, Select, Upload } from 'antd';
import { useState } from 'react';
import { useAddress, useGoTo } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { Failure, Problems } from '../../parts/failure';
import { countText } from '../../parts/number-text';
import { may, useViewer } from '../../session/viewer';
import { ImportRows } from './import-rows';
import { ImportStatus } from './import-status';
import { TemplateCard } from './template-card';
import { useImport } from './use-import';
import { useKeptChoice } from './use-kept-choice';

const KINDS: readonly { readonly value: ImportKind; readonly label: string }[] = [
  { value: 'REPORTS', label: '月度报表' },
  { value: 'REGISTER', label: '机构名录' },
];
const FILES: Readonly<Record<ImportKind, string>> = { REPORTS: '.csv,.xlsx,.json,.xml,.adx', REGISTER: '.csv,.xlsx' };

export const ImportsPage = ({ region }: PageProps) => {
  const viewer = useViewer();
  const [search, change] = useAddress();
  const goTo = useGoTo();
  const kinds = KINDS.filter(({ value }) => may(viewer, value === 'REGISTER' ? 'register:write' : 'reports:submit'));
  const kind = kinds.find(({ value }) => value === search.get('kind'))?.value ?? kinds[0]!.value;
  const [choice, setChoice] = useKeptChoice();
  const [file, setFile] = useState<File | null>(null);
  /** The import in which the file as it is chosen now was looked at. */
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const { status, running, problems, failure, start, reset } = useImport(search.get('import'), (id) => change({ values: { import: id } }));
  const ended = !running && (status?.state === 'FINISHED' || status?.state === 'FAILED');
  const dry = status?.dryRun === true && status.state === 'FINISHED' && status.id === lookedAt ? status : null;
  const forget = (): void => {
    reset();
    setLookedAt(null);
    change({ values: { import: null } });
  };
  const run = async (dryRun: boolean): Promise<void> => {
    if (!file) return;
    const done = await start(file, { kind, ...choice }, dryRun);
    setLookedAt(dryRun ? (done?.id ?? null) : null);
  };
  const useful = dry ? dry.counts.created + dry.counts.updated : 0;
  return (
    <>
      <div className="page-head">
        <h2>导入</h2>
        <Segmented
          aria-label="导入什么"
          value={kind}
          options={[...kinds]}
          disabled={running}
          onChange={(value) => {
            setFile(null);
            reset();
            setLookedAt(null);
            change({ values: { kind: value, import: null } });
          }}
        />
      </div>
      <div className="stack">
        <TemplateCard region={region} kind={kind} />
        <Card size="small" title="二、选择填好的文件">
          <div className="stack">
            <Upload.Dragger
              accept={FILES[kind]}
              maxCount={1}
              disabled={running}
              showUploadList={false}
              beforeUpload={(chosen) => {
                setFile(chosen);
                forget();
                return false;
              }}
            >
              {file ? (
                <p>
                  已选择 <strong>{file.name}</strong>（{countText(Math.ceil(file.size / 1024))} KB）
                  <span className="quiet">　点击或拖入另一个文件可更换</span>
                </p>
              ) : (
                <p>
                  <InboxOutlined /> 把文件拖到这里，或点击选择（{FILES[kind].split(',').slice(0, 2).join('、')}）
                </p>
              )}
            </Upload.Dragger>
            {kind === 'REPORTS' && (
              <Flex gap="middle" align="center" wrap>
                <Select<Acquisition | 'NONE'>
                  aria-label="未注明取得方式的行"
                  style={{ width: 260 }}
                  value={choice.acquisition ?? 'NONE'}
                  onChange={(value) => {
                    setChoice({ ...choice, acquisition: value === 'NONE' ? null : value });
                    setLookedAt(null);
                  }}
                  options={[
                    { value: 'NONE', label: '未注明取得方式的行不采用' },
                    ...(Object.keys(WORDS.Acquisition) as Acquisition[]).map((value) => ({
                      value,
                      label: `未注明取得方式的按“${WORDS.Acquisition[value]}”`,
                    })),
                  ]}
                />
                <Radio.Group
                  aria-label="导入后"
                  value={choice.intent}
                  onChange={({ target: { value } }) => {
                    setChoice({ ...choice, intent: value as ImportIntent });
                    setLookedAt(null);
                  }}
                  options={[
                    { value: 'SUBMIT', label: '直接上报' },
                    { value: 'SAVE', label: WORDS.ImportIntent.SAVE },
                  ]}
                />
              </Flex>
            )}
          </div>
        </Card>
        <Card size="small" title="三、先试导入，再正式导入">
          <div className="stack">
            <Flex gap="small" align="center" wrap>
              <Button type={dry ? 'default' : 'primary'} disabled={!file} loading={running && !dry} onClick={() => void run(true)}>
                试导入
              </Button>
              <Popconfirm
                title="正式导入？"
                description={
                  dry &&
                  `将${kind === 'REGISTER' ? '新登记' : '新建'} ${countText(dry.counts.created)}、${kind === 'REGISTER' ? '变更' : '修订'} ${countText(dry.counts.updated)}；未采用的 ${countText(dry.counts.rejected)} 行不写入，改正后可再导入。`
                }
                okText="正式导入"
                cancelText="取消"
                disabled={!dry || useful === 0}
                onConfirm={() => void run(false)}
              >
                <Button type={dry ? 'primary' : 'default'} disabled={!dry || useful === 0 || running}>
                  正式导入
                </Button>
              </Popconfirm>
              <span className="quiet">
                {!file
                  ? '请先选择文件。'
                  : dry && useful === 0
                    ? '没有可写入的行：请按下方原因改正文件，重新选择后再试。'
                    : dry
                      ? '试导入没有写入任何内容，核对后正式导入。'
                      : '试导入逐行说明会怎样，不写入任何内容。'}
              </span>
            </Flex>
            <ImportStatus status={status} running={running} kind={kind} />
            <Problems problems={problems} />
            <Failure error={failure} />
            {ended && status?.state === 'FINISHED' && !status.dryRun && kind === 'REPORTS' && (
              <div>
                <Button onClick={() => goTo(region, 'reports')}>查看上报情况</Button>
              </div>
            )}
          </div>
        </Card>
        {ended && status && status.counts.rows > 0 && <ImportRows key={status.id} status={status} />}
      </div>
    </>
  );
};
