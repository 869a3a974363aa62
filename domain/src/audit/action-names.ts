// What the audit trail calls an action, as people read it.

export const ACTION_NAMES: Readonly<Record<string, string>> = {
  signIn: '登录',
  signInFailed: '登录失败',
  signInLockedOut: '登录被锁定',
  changePassword: '修改密码',
  resetPassword: '重置密码',
  saveReport: '保存草稿',
  submitReport: '上报报表',
  submitReports: '批量上报',
  withdrawReport: '撤回报表',
  reviewReports: '审核报表',
  confirmMonth: '确认月份',
  setCalendar: '设置填报日历',
  registerInstitution: '登记机构',
  changeInstitution: '变更机构信息',
  closeInstitution: '注销机构',
  reopenInstitution: '恢复机构',
  reorganise: '机构与区划调整',
  startImport: '导入',
  publishPlan: '发布规划',
  decomposeTarget: '分解目标',
  adjustTarget: '调整目标',
  publishFactorSet: '发布因子集',
  makeFactorSetOfficial: '指定正式因子集',
  publishEdition: '发布数据版本',
  withdrawEdition: '撤回数据版本',
  recordTaskProgress: '登记任务进展',
  createAccount: '创建账号',
  disableAccount: '停用账号',
  grantRole: '授予角色',
  revokeRole: '收回角色',
  markNotificationsRead: '通知标为已读',
};

/** The Chinese name of an action; the action itself where it has none. */
export const actionName = (action: string): string => ACTION_NAMES[action] ?? action;
