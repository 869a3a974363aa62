// What parameters of the API are called in Chinese, for people who are told that one is not right.

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    after: '起点',
    acquisition: '取得方式',
    adminLevel: '行政级别',
    against: '对照的发布版',
    anchorHash: '留存的哈希',
    anchorLink: '留存的链节号',
    asOf: '所知的时刻',
    basis: '数据口径',
    body: '内容',
    by: '汇总方式',
    clientRequestId: '请求编号',
    code: '代码',
    encoding: '文件编码',
    factorSet: '因子集',
    file: '文件',
    first: '条数',
    from: '起始期间',
    level: '层级',
    name: '文件名',
    openOn: '在册日期',
    period: '期间',
    region: '区划',
    reportId: '报表编号',
    system: '主管系统',
    text: '查找文字',
    to: '截止期间',
    treeAsOf: '所按区划的日期',
    type: '机构类型',
    year: '年份',
  }),
);

const nameOf = (parameter: string): string | undefined => NAMES.get(parameter.split('.').at(-1)!);

/** "from（起始期间）" of "from"; the same text where it has no name of its own, or is in Chinese already. */
export const namedParameter = (field: string): string => {
  const names = field.split('、').map(nameOf);
  return names.every((name) => name !== undefined) ? `${field}（${names.join('、')}）` : field;
};
