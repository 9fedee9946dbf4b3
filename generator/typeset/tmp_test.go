package typeset
import ("testing";"rd50/fonts";"rd50/generator/report")
func TestTmp(t *testing.T){
 s:=&setter{report:&report.Report{},faces:fonts.Default(),size:14000,leading:24000,hyphens:russian()}
 tx:=s.shapeString("Протокол стратегической сессии",format{size:12000})
 p:=&para{text:tx,align:flushLeft,size:12000,leading:14000,hyphenate:true}
 n:=s.need(p); t.Log(n, tx.width)
 for _,w:=range []Length{n.word, n.word+1000,n.word-1}{
 for _,sp:=range s.lines(tx,p.measure(w)){ l:=s.setLine(tx,sp,0); t.Log(w,l.width,l.items[0].(*Run).Text)}
 }
 b:=s.formulaBox("(1+r)^t",14000,nil); t.Log(b.above,b.below,b.width)
 b=s.formulaBox("t",14000,nil); t.Log(b.above,b.below,b.width)
 b=s.formulaBox(")",14000,nil); t.Log(b.above,b.below,b.width)
 b=s.formulaBox(")^t",14000,nil); t.Log(b.above,b.below,b.width)
}
