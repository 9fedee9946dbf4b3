package docx
import ("testing";"os")
func TestZZ(t *testing.T){
 f,_:=os.Create("/tmp/dx/all.docx")
 if err:=Write(f,everything(t),samplePages());err!=nil{t.Fatal(err)}
 f.Close()
}
