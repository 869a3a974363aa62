// What an audit record tells beside who and what, as people read it. A name that is not here is shown as it was written.
import { SYSTEMS, WORDS } from '@shuangcheng/client-sdk';

const DETAIL_NAMES: Readonly<Record<string, string>> = {
  reason: '原因',
  decision: '决定',
  kind: '种类',
  kinds: '所设各项',
  role: '角色',
  region: '区划',
  subtree: '含下级',
  system: '主管系统',
  institution: '机构',
  type: '机构类型',
  validFrom: '生效',
  validTo: '终止',
  effectiveFrom: '生效日期',
  from: '自',
  period: '期间',
  year: '年份',
  indicator: '指标',
  method: '方法',
  number: '编号',
  chainNumber: '发布链节号',
  factorSet: '因子集',
  regions: '区划数',
  reports: '报表数',
  institutions: '机构数',
  shares: '份额数',
  targets: '目标数',
  factors: '因子数',
  files: '文件数',
  participants: '参加人数',
  heldOn: '会议日期',
  failures: '失败次数',
  changes: '变更',
  note: '说明',
  name: '名称',
  title: '标题',
  text: '内容',
  step: '步骤',
  seed: '随机种子',
  ratePercent: '抽查比例（%）',
  officialFrom: '正式启用',
  basedOn: '依据的因子集',
  supersedes: '取代',
  hash: '哈希',
  account: '账户编号',
  grant: '授权编号',
  checkId: '检查编号',
  request: '请求编号',
  upTo: '至第几条',
  checked: '已检查',
  withFindings: '有发现的',
  findings: '发现数',
  uncheckedInstitutions: '未检查机构数',
  undecidedFindings: '未办结发现数',
  inputHash: '提交内容的 SHA-256',
};
export const detailName = (name: string): string => DETAIL_NAMES[name] ?? name;

const wordIn = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? value;

export const detailValue = (name: string, value: string | null): string => {
  if (value === null) return '—';
  if (value === 'true' || value === 'false') return value === 'true' ? '是' : '否';
  if (name === 'role') return wordIn(WORDS.Role, value);
  if (name === 'type') return wordIn(WORDS.InstitutionType, value);
  if (name === 'system') return SYSTEMS.find(({ code }) => code === value)?.nameZh ?? value;
  if (name === 'kind') return wordIn({ ...WORDS.CheckKind, ...WORDS.AccountKind, ...WORDS.CalendarEntryKind }, value);
  return value;
};
