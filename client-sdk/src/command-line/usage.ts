// What the command line understands, as it says itself.

export const USAGE = `用法：shuangcheng <命令> [参数]

  login     登录        shuangcheng login --server https://… --username 用户名
                        shuangcheng login --server https://… --client-id 标识
                        密码（密钥）从终端或标准输入读取；令牌保存在本人可读的文件中
  logout    退出登录
  submit    上报文件    shuangcheng submit month.csv [--acquisition METERED] [--dry-run] [--draft] [--failed 未通过.csv]
                        CSV 或 XLSX，平台模板的格式；未通过的行另存为 CSV
  register  导入名录    shuangcheng register 名录.xlsx [--dry-run] [--failed 未通过.csv]
                        名录模板（/templates/register.xlsx）或名录导出文件的格式：新的登记，已有的变更或撤销
  figures   查看指标    shuangcheng figures 500155 2020 [--codes ENERGY_TOTAL,WATER_TOTAL]
            排名        shuangcheng figures 510000 2020 --ranking COUNTY --codes ENERGY_PER_CAPITA
  follow    跟踪        shuangcheng follow [notifications] [--after 序号] [--count 条数]
                        shuangcheng follow queue 500155 | figures 500155 2026 | progress 500155 2026
                        断线、平台重启后自动续接，不漏不重
  report    年度数据    shuangcheng report 2020 --region 500155 [--output 文件.csv|文件.json]
            年度通报    shuangcheng report 2020 --region 500000 --output 通报.docx|通报.xlsx（已发布的）
            联合报告    shuangcheng report 2020 [--region joint] [--output 文件.csv|文件.json|报告.docx|报告.xlsx]
                        须有成渝联合分析的授权；不给出 --region 即为两省市的联合报告

各命令均可加 --json：逐行输出 JSON，供程序读取。
退出码：0 完成；1 有问题（如有行未通过）；2 用法不对；3 无法连接或被拒绝。`;

/** A command line that is not understood. The message is for the person who typed it. */
export class UsageError extends Error {}
