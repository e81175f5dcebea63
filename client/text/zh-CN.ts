/** What every page says. What one part alone says stands in a file of its own beside this one. */
export const common = {
  product: "知史",
  subtitle: "党史知识竞赛",
  home: "回到首页",
  close: "关闭",
  back: "返回",
  done: "好了",
  again: "再试一次",
  reopen: "重新打开",
  loading: "正在打开",
  signOut: "退出登录",
  checkReceipt: "凭回执码查询",
  comrade: (name: string) => `${name} 同志`,
};

export const typeSizeText = {
  large: "大字",
  button: "字号",
  title: "选一个看得清的字号",
  sizes: { 18: "标准", 22: "大", 26: "特大", 30: "最大" },
  points: (size: number) => `${size} 号字`,
  remembered: "选好会记住，换一台手机登录也是这个字号。",
};

export const problemText = {
  offline: "网络断了，请看看手机有没有信号，再试一次。",
  unreadable: "服务器的回答读不懂，请稍后再试。",
  broken: "页面没有打开完整。已保存的答案都在，重新打开就好。",
};
