/** What goes well: success, help, gifts, growth, health, peace. Format: read-tables.ts. */
export const POSITIVE_EVENTS = `
3.1 miracle:n triumph:nv victory victories victorious:a paradise jackpot:n celebrated bestseller:n congratulations
    congrats congratz congratulate:v congratulated
3.0 congratulation:n
2.8 win:V won winning:n wins success successes successful:au succeed:v champ:n championship:n prosper:v flourish:v
    thrive:v thriving rescued rescue:nvr freedom liberty liberties liberate:v liberated liberation overcome overcoming
    breakthrough:n award:nv awarded medal:n trophy trophies applause applaud:v ovation:n prize:n lifesaver:n
    lifesaving godsend salvation survivor:n survive:v survived accomplished accomplish:vm accomplishment:n
2.5 achieve:vm achievement:n gifting vacation:n wed marry graduate:v graduation newborn festive feast:n honor:nv
    honour:nv honorable honourable honored honoured glorify saving saver:n savior:n saviour:n peacemaker progress
    progressed hooray:n hurray hurrah yay woohoo yippee bravo kudos props encore winningest acclaim:v acclaimed
    rewarded
2.4 heaven
2.2 helpers heal:vr healed healing cure:v cured recover:v recovered recovery recoveries restored resolve:vu resolved
    solved solution:n rejuvenate:v rejuvenated revive:v revived refresh:v refreshed supported supportive:a supporter:n
    assistance protective safeguard:v empower:vm empowered empowering enrich:vm enriched enhance:vm enhanced
    enhancement:n boost:v boosted gained profit:nv profitable:au earn:v earned prevail:v conquer:vr peace:f
    reconcile:v reconciled reconciliation reform:n charity charitable donate:v donation:n donor:n volunteer:nv
    contribute:v contribution:n
2.0 acceptance approve:vd approved approval:n endorse:vm endorsed endorsement:n partnership:n unite:v unity
    cooperate:v cooperation cooperative collaborate:v collaboration bonding commitment:n promoted promotion:n hired
    growth blossom:v bloom:v blooming advancement:n invent:v invention:n discovery discoveries creation:n adventure:n
    adventurous explore:v fortune:n discount:n discounted compliment:nv complimentary complimented rave:v raved
    embrace:v embraced
1.7 holiday:n
1.6 rainbow:n puppy puppies kitten:n icecream candy dessert:n champagne spa picnic:n yumminess snuggle:v snuggles
    nap:nV chillin relaxin enjoyin lovin freebie:n gratis gain:nv protect:vr protected birthday:n
1.5 helped solve:vru protection
1.4 agree:vdm agreed agreement:n accepted sunny anniversary anniversaries
1.3 guarantee:nv guaranteed assure:v assured assurance:n comply:v complied repaired refunded compensate:v compensated
    compensation clarified clarify:v clarification credited grant:nv opportunity opportunities optimal:a optimize:v
    privilege:n privileged prestigious prestige merit:n justice justified:u justify:v vindicate:v vindicated
    exonerate:v acquitted excused joking prank:n teasing comedy comedies entertain:vmr entertained entertaining:a
    entertainment accept:v promote:v dancing saved
1.2 hire:v partner:n dance:v wedding:n thanksgiving festival:n restore:v
1.1 weekend:n flower:n
1.0 grew grown invest:vm acquire:v ability abilities talent:n strengthen:v strengthened simplify:v simplified
    streamline:v streamlined stabilize:v stabilized rebound:v bullish defend:vr defended deserve:v deserved:u
    deserving:u beautify:v decorate:v decorated adorn:v dignity dignified elevate:v elevated eternal everlasting
    exclusive:a festivity festivities flatter:v flattered flattering:au flirt:Vn flirty foster:v harmless:a keen:aq
    liven:v lucrative luxuriate nurture:v nurturing peaceable pep perk:n perky picturesque scenic poised praiseful
    promising:u proactive:a rejoin resilient:a resilience revolutionary revolutionize:v salute:nv savvy scholarship:n
    splurge:v stimulating:a stimulate:v stimulation thrifty trendy:c unwind:v virtue:n virtuous:a vitality warmhearted
    wellness winsome youthful:a hearty:c sociable cordial:a amiable amicable:a affable enlighten:v enlightened
    enlightening:au enlightenment exhilaratingly feasible fervent:a festively assist:v joke:nv joked jokes create:v
    baby babies beach chocolate:n resolution:n gift:nv diwali eid easter help:vr
0.9 upgraded cake:n concert:n expand:v granted advance:vm settled christmas support:vr
0.8 playing fixed share:v shared sharing:n growing united cleared settle:v save:v
0.7 beer wine
0.6 play:v grow:v active:a ensure:v discover:v
0.5 music learn:v
-0.6 tease:v
`;
