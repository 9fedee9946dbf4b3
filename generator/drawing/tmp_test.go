package drawing
import ("testing";"os";"time")
func TestTmp(t *testing.T){
 data,_:=os.ReadFile(os.Getenv("IN"))
 d,err:=ParseSVG(data); if err!=nil{t.Fatal(err)}
 f,_:=os.Create("/tmp/out.svg"); d.SVG(f); f.Close()
 f,_=os.Create("/tmp/out.png"); s:=time.Now(); err=d.PNG(f,1300,faces(t)); t.Log(time.Since(s)); if err!=nil{t.Fatal(err)}; f.Close()
}
