import { describe, expect, test } from 'vitest'
import { touchesOf } from '../../src/variants/touches.ts'
import { names, place } from './places.ts'

const touches = (notation: string, unit?: 'grapheme' | 'word') => touchesOf(...place(notation, unit), names).join(' ')

const groups: Readonly<Record<string, ReadonlyArray<readonly [string, string]>>> = {
  numbers: [
    ['派[五六/七八]个师', 'number'],
    ['派[9/8]个师', 'number'],
    ['第[二/四]次', 'number'],
    ['第[一/二],', 'number'],
    ['派[几/三]个师', 'number'],
    ['[两/三]个月', 'number'],
    ['[三/五]年', 'number'],
    ['[三/四]点意见', 'number'],
    ['[三/四]小时', 'number'],
    ['派了[五个师/部队]', 'number'],
    ['[数/]百人', 'number'],
    ['[一/两]个师', 'number'],
    ['[三/四]、关于会谈', ''],
    ['温度为[-5/5]度', 'number'],
    ['损失[3·5/35]吨', 'number'],
    ['比分[3:1/31]', 'number'],
    ['[1950-1953/19501953]', 'number'],
    ['[1/2/12]'.replace('[1/2', '[1／2'), 'number'],
    ['[一致/共同]同意', ''],
    ['[十分/非常]困难', ''],
    ['[几乎/差不多]', ''],
    ['[大多数/许多]人', ''],
    ['[统一/]行动', ''],
    ['召开[一/]次会议', ''],
    ['[万岁/]', ''],
  ],
  dates: [
    ['10月[2/3]日', 'date'],
    ['1950 年 10 月 [1/3] 日', 'date'],
    ['十月[二/三]日', 'date'],
    ['[10/11]月', 'date'],
    ['[1950年/]10月', 'date'],
    ['[五/六]十年代'.replace('[五/六]十', '[五十/六十]'), 'date'],
    ['民国[三十九/三十八]年', 'date'],
    ['[二十/十九]世纪', 'date'],
    ['10月[2/3]号', 'date'],
    ['[2/3]号文件', 'number'],
    ['2日[20/21]时[30/30]分'.replace('[30/30]', '30'), 'date'],
    ['20时[30/40]分', 'date'],
    ['星期[三/四]', 'date'],
    ['10月2日派[五/六]个师', 'number'],
  ],
  names: [
    ['对[斯大林/罗申]说', 'name'],
    ['对[斯大林/他]说', 'name'],
    ['在[/平壤]会谈', 'name'],
    ['对[斯大林/史達林]说', ''],
  ],
  negations: [
    ['[不/]同意', 'negation'],
    ['[/不]能够', 'negation'],
    ['[没有/]收到', 'negation'],
    ['[沒有/]收到', 'negation'],
    ['[尚未/已经]答复', 'negation'],
    ['也[未/]透露', 'negation'],
    ['[不能不/能]承认', ''],
    ['[不能不/不能]承认', 'negation'],
    ['[不得不/必须]承认', ''],
    ['[不仅/]他', ''],
    ['[不同的/各种]意见', ''],
    ['[不/]同的意见', 'negation'],
    ['[是不是/能否]出兵', ''],
    ['[未来/将来]', ''],
    ['[非常/十分]困难', ''],
    ['在[莫斯科/北京]', ''],
    ['[無論/不管]', ''],
    ['[淹没/冲毁]', ''],
    ['[不要/别再]说', ''],
    ['[毫不迟延/立即]出发', ''],
  ],
  quotation: [
    ['说[“好”/好]', 'quotation'],
    ['说[“好”/『好』]', ''],
    ['[“五个师”/部队]', 'number quotation'],
  ],
}
for (const [group, cases] of Object.entries(groups)) {
  describe(group, () => test.each(cases)('%s → %s', (notation, expected) => expect(touches(notation)).toBe(expected)))
}

describe('scripts with spaces', () => {
  const cases = [
    ['he did [not /]agree', 'negation'],
    ['he [doesn’t/does] agree', 'negation'],
    ['il [ne/le] veut', 'negation'],
    ['[οὐκ/] ἦλθεν', 'negation'],
    ['[ни/] слова', 'negation'],
    ['a [note/letter]', ''],
    ['[5/6] divisions', 'number'],
    ['on [1/2] October 1950', 'date'],
    ['on 1 [October/November]', 'date'],
    ['on October [1/2], 1950', 'date'],
    ['dated [1950-10-01/1950-10-02]', 'date'],
    ['the [38th/39th] parallel', 'number'],
    ['to [Stalin/him]', 'name'],
    ['he [may/will] come', ''],
    ['책이 [있다/없다]', 'negation'],
    ['[ἀπ’/ἀπὸ] αὐτοῦ', ''],
    ['siehe S. [3, 4/34]', 'number'],
    ['[1,5/15] Meter', 'number'],
    ['um [12:30/1230] Uhr', 'number'],
  ] as const
  test.each(cases)('%s → %s', (notation, expected) => expect(touches(notation, 'word')).toBe(expected))
})
