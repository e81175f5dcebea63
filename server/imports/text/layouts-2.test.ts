import { describe, it } from "vitest";
import { expectQuestions } from "../../../tests/support/expect-questions.ts";

describe("layouts of programs and web sites", () => {
  it("a program's template: type in brackets before each, answer, difficulty and explanation on lines of their own", () => {
    expectQuestions(
      `1.【单选题】党的最高领导机关是
A.党的全国代表大会和它所产生的中央委员会
B.中央政治局
C.中央军委
D.中央纪委
答案：A
难度：易
知识点：党的组织制度
解析：见党章第十条。

2.【多选题】党员的权利包括
A.表决权
B.选举权
C.被选举权
D.申辩权
E.控告权
答案：ABCDE
难度：中
解析：见党章第四条。

3.【判断题】预备党员没有表决权。
答案：正确
难度：易
解析：

4.【填空题】党的组织原则是____。
答案：民主集中制
`,
      [
        "single | 党的最高领导机关是 | 党的全国代表大会和它所产生的中央委员会 | 中央政治局 | 中央军委 | 中央纪委 = A # 见党章第十条。",
        "multiple | 党员的权利包括 | 表决权 | 选举权 | 被选举权 | 申辩权 | 控告权 = ABCDE # 见党章第四条。",
        "judge | 预备党员没有表决权。 = true",
        "blank | 党的组织原则是____。 = 民主集中制",
      ],
    );
  });

  it("an online class: type, number and marks in front, my answer beside the right one", () => {
    expectQuestions(
      `1. (单选题, 2.0 分) 中国共产党成立的标志是（）。
A. 中共一大
B. 中共二大
C. 五四运动
D. 南昌起义
我的答案: B:中共二大 正确答案: A:中共一大 0.0分
2. (多选题, 4.0 分) “三大战役”中的东北战场与华北战场指的是（）。
A. 辽沈战役
B. 平津战役
C. 淮海战役
D. 孟良崮战役
我的答案：AB 得分： 4.0分 正确答案：AB
3. (判断题, 1.0 分) 井冈山是中国革命的摇篮。
我的答案：对 正确答案：对
`,
      [
        "single | 中国共产党成立的标志是（）。 | 中共一大 | 中共二大 | 五四运动 | 南昌起义 = A",
        "multiple | “三大战役”中的东北战场与华北战场指的是（）。 | 辽沈战役 | 平津战役 | 淮海战役 | 孟良崮战役 = AB",
        "judge | 井冈山是中国革命的摇篮。 = true",
      ],
    );
  });

  it("no numbers at all, questions apart by empty lines", () => {
    expectQuestions(
      `中国共产党的诞生地之一是嘉兴南湖的（）。
A. 红船
B. 画舫
C. 渔船
D. 龙舟
答案：A

“星星之火，可以燎原”出自谁的笔下（）。
A. 毛泽东
B. 朱德
C. 周恩来
D. 陈毅
答案：A

抗美援朝战争开始于1950年。
答案：正确
`,
      [
        "single | 中国共产党的诞生地之一是嘉兴南湖的（）。 | 红船 | 画舫 | 渔船 | 龙舟 = A",
        "single | “星星之火，可以燎原”出自谁的笔下（）。 | 毛泽东 | 朱德 | 周恩来 | 陈毅 = A",
        "judge | 抗美援朝战争开始于1950年。 = true",
      ],
    );
  });

  it("a web page pasted: everything of a question on one line, options glued", () => {
    expectQuestions(
      `百年党史知识竞赛题库（含答案）
1、1921年7月，中国共产党第一次全国代表大会在（）召开。A.上海B.北京C.广州D.武汉 答案：A
2、中共七大把（）确立为党的指导思想。A、马列主义B、毛泽东思想C、邓小平理论D、三个代表 答案：B
3、1978年12月召开的（）实现了历史性转折。A.十一届三中全会 B.十二大 C.十三大 D.十一大 答案：A
4、以下属于革命圣地的有（）。A.井冈山 B.延安 C.西柏坡 D.遵义 答案：ABCD`,
      [
        "single | 1921年7月，中国共产党第一次全国代表大会在（）召开。 | 上海 | 北京 | 广州 | 武汉 = A",
        "single | 中共七大把（）确立为党的指导思想。 | 马列主义 | 毛泽东思想 | 邓小平理论 | 三个代表 = B",
        "single | 1978年12月召开的（）实现了历史性转折。 | 十一届三中全会 | 十二大 | 十三大 | 十一大 = A",
        "multiple | 以下属于革命圣地的有（）。 | 井冈山 | 延安 | 西柏坡 | 遵义 = ABCD",
      ],
    );
  });

  it("brackets round numbers, full-width letters, answers in black brackets, credits", () => {
    expectQuestions(
      `（1）党旗上的图案是（　　）【出题：青澜大学】
Ａ．镰刀和锤头　　Ｂ．镰刀和斧头　　Ｃ．麦穗和齿轮　　Ｄ．五角星
【答案】Ａ
【解析】见党章第五十三条。
（2）入党誓词中有（　　）（出题：青澜学院 推荐：市委党校）
Ａ．严守党的纪律　　Ｂ．保守党的秘密
Ｃ．对党忠诚　　　　Ｄ．积极工作
【答案】ＡＢＣＤ
`,
      [
        "single | 党旗上的图案是（） | 镰刀和锤头 | 镰刀和斧头 | 麦穗和齿轮 | 五角星 = A # 见党章第五十三条。",
        "multiple | 入党誓词中有（） | 严守党的纪律 | 保守党的秘密 | 对党忠诚 | 积极工作 = ABCD",
      ],
    );
  });

  it("numbers glued to the text, comma before the letter, options without separators", () => {
    expectQuestions(
      `单选题
1中国共产党的宗旨是（ A ）
A全心全意为人民服务  B实事求是  C独立自主  D群众路线
2中国革命的首要问题是（ B ）
A土地问题  B分清敌友的问题  C武装问题  D政权问题
3新中国第一部宪法颁布于（C）
A、1949年、B、1952年、C、1954年、D、1956年
`,
      [
        "single | 中国共产党的宗旨是（） | 全心全意为人民服务 | 实事求是 | 独立自主 | 群众路线 = A",
        "single | 中国革命的首要问题是（） | 土地问题 | 分清敌友的问题 | 武装问题 | 政权问题 = B",
        "single | 新中国第一部宪法颁布于（） | 1949年 | 1952年 | 1954年 | 1956年 = C",
      ],
    );
  });

  it("true and false as two options, and marks before the statement", () => {
    expectQuestions(
      `一、判断题
1、党员必须缴纳党费。
A、正确  B、错误
答案：A
2、支部委员会每届任期十年。
A. 对
B. 错
正确答案：B
3、（√）民主集中制是党的根本组织原则。
4、（×）党的纪律只约束领导干部。
5、党支部是党的基础组织。  对
6、党徽可以随意使用。  错
`,
      [
        "judge | 党员必须缴纳党费。 | 正确 | 错误 = true",
        "judge | 支部委员会每届任期十年。 | 对 | 错 = false",
        "judge | （）民主集中制是党的根本组织原则。 = true",
        "judge | （）党的纪律只约束领导干部。 = false",
        "judge | 党支部是党的基础组织。 = true",
        "judge | 党徽可以随意使用。 = false",
      ],
    );
  });

  it("stems and options over several lines, page numbers between", () => {
    expectQuestions(
      `1. 毛泽东指出：“没有调查，就没有发言权。”
这句话出自（ ）
A. 《反对本本主义》，这篇文章写于一九三〇年五月，
是为了反对当时红军中存在的教条主义
B. 《实践论》
C. 《矛盾论》
- 12 -
D. 《论持久战》
正确答案：A
2. 下列说法：①农村包围城市；②武装夺取政权；
③议会道路；④城市暴动。
属于中国革命道路的是（ ）
A. ①② B. ①③ C. ②④ D. ③④
正确答案：A`,
      [
        "single | 毛泽东指出：“没有调查，就没有发言权。”这句话出自（） | 《反对本本主义》，这篇文章写于一九三〇年五月，是为了反对当时红军中存在的教条主义 | 《实践论》 | 《矛盾论》 | 《论持久战》 = A",
        "single | 下列说法：①农村包围城市；②武装夺取政权；③议会道路；④城市暴动。属于中国革命道路的是（） | ①② | ①③ | ②④ | ③④ = A",
      ],
    );
  });

  it("type behind the stem, answer before the options, lists of answers one a line", () => {
    expectQuestions(
      `第1题 中国人民解放军建军节是哪一天？（易；单选题）
答案：B
A：七月一日
B：八月一日
C：十月一日
D：九月三日
第2题 长征途经的省份有（中；多选题）
答案：AC
A：贵州
B：河北
C：四川
D：山东`,
      [
        "single | 中国人民解放军建军节是哪一天？ | 七月一日 | 八月一日 | 十月一日 | 九月三日 = B",
        "multiple | 长征途经的省份有 | 贵州 | 河北 | 四川 | 山东 = AC",
      ],
    );
  });

  it("judge questions answered by a list of marks, choice by one long line", () => {
    expectQuestions(
      `一、单选题
1．中共三大召开于（　）
A．上海　B．广州　C．武汉　D．北京
2．皖南事变发生于（　）
A．1940年　B．1941年　C．1942年　D．1943年
二、判断题
1．五四精神的核心是爱国主义。
2．抗日战争持续了八年后以失败告终。
3．新中国成立后首先进行了土地改革。
答案：一、单选题：1.B；2.B
二、判断题：1.√；2.×；3.√`,
      [
        "single | 中共三大召开于（） | 上海 | 广州 | 武汉 | 北京 = B",
        "single | 皖南事变发生于（） | 1940年 | 1941年 | 1942年 | 1943年 = B",
        "judge | 五四精神的核心是爱国主义。 = true",
        "judge | 抗日战争持续了八年后以失败告终。 = false",
        "judge | 新中国成立后首先进行了土地改革。 = true",
      ],
    );
  });

  it("answers as A B C, A,B, A|B, with a semicolon for the colon, and as the option's text", () => {
    expectQuestions(
      `1、“两弹一星”包括
A、原子弹
B、氢弹
C、人造卫星
D、航空母舰
答案；A B C
2、改革开放的前沿城市有
A、深圳
B、珠海
C、兰州
答案:A|B
3、“一国两制”最早为解决哪里的问题提出
A、香港
B、澳门
C、台湾
正确答案是：台湾
4、经济特区有
A、深圳 B、珠海 C、汕头 D、厦门
参考答案：A,B,C,D。`,
      [
        "multiple | “两弹一星”包括 | 原子弹 | 氢弹 | 人造卫星 | 航空母舰 = ABC",
        "multiple | 改革开放的前沿城市有 | 深圳 | 珠海 | 兰州 = AB",
        "single | “一国两制”最早为解决哪里的问题提出 | 香港 | 澳门 | 台湾 = C",
        "multiple | 经济特区有 | 深圳 | 珠海 | 汕头 | 厦门 = ABCD",
      ],
    );
  });
});
