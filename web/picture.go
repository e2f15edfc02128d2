package web

import (
	"bytes"
	"image"
	"image/color"
	_ "image/gif" // the formats that are shown
	"image/jpeg"
	_ "image/png"
	"net/http"
	"slices"
	"strconv"
	"time"

	"watchfloor/desk"
	"watchfloor/intake"
	"watchfloor/lawful"
	"watchfloor/record"
)

const (
	pictureWidth  = 1280       // of what is shown, in pixels; a larger picture is made smaller
	coveredWidth  = 12         // of what a covered picture is made of: nothing can be made out in it
	picturePixels = 40_000_000 // of what is read; more would cost too much memory
	picturesOnce  = 2          // how many are read at a time
)

// Types that a page can show, by what the bytes are.
var (
	pictureTypes = []string{"image/jpeg", "image/png", "image/gif"}
	filmTypes    = []string{"video/mp4", "video/webm", "video/ogg", "audio/mpeg", "audio/ogg", "audio/wav", "audio/mp4"}
)

// picture answers with a picture made anew from the file: covered (a blur of a
// dozen dots, in grey), grey or in colour. What comes is never the bytes of a
// stranger, nor what they carry about where and by whom they were made.
func (s *Server) picture(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	f, err := s.file(r, v)
	if err == nil && !slices.Contains(pictureTypes, intake.TypeOf(f.Bytes)) {
		err = desk.ErrNotFound
	}
	var body []byte
	if err == nil {
		select {
		case s.pictures <- struct{}{}:
			body, err = redrawn(f.Bytes, r.URL.Query().Get("as"))
			<-s.pictures
		case <-r.Context().Done():
			err = r.Context().Err()
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("X-Handling", f.Handling.String())
	send(w, http.StatusOK, "image/jpeg", body)
}

// film answers with the bytes of a film or sound, for a page on which somebody
// asked for it.
func (s *Server) film(w http.ResponseWriter, r *http.Request, v lawful.Viewer) {
	f, err := s.file(r, v)
	if err == nil && !slices.Contains(filmTypes, intake.TypeOf(f.Bytes)) {
		err = desk.ErrNotFound
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("X-Handling", f.Handling.String())
	w.Header().Set("Content-Type", intake.TypeOf(f.Bytes))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.Bytes))
}

// file is the attachment that an address names, as the viewer may read it.
func (s *Server) file(r *http.Request, v lawful.Viewer) (desk.AttachmentFile, error) {
	a, err := s.read(r, v)
	if err != nil {
		return desk.AttachmentFile{}, err
	}
	id, err := a.id()
	if err != nil {
		return desk.AttachmentFile{}, err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return desk.AttachmentFile{}, desk.ErrNotFound
	}
	f, err := s.house.Attachment(r.Context(), v, a.at, id, n)
	if err == nil && a.at == 0 {
		err = s.house.Read(r.Context(), v, record.ReadAttachment, id, n)
	}
	return f, err
}

// errPicture says why a picture is not shown.
var errPicture = failure{http.StatusUnsupportedMediaType, "Not shown", "This picture is damaged, or too large to be shown here: download it."}

// redrawn reads a picture and draws it again.
func redrawn(b []byte, as string) ([]byte, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width > picturePixels/size.Height {
		return nil, errPicture
	}
	from, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, errPicture
	}
	width := coveredWidth
	if as == "grey" || as == "colour" {
		width = min(size.Width, pictureWidth)
	}
	to := smaller(from, width, as == "colour")
	var out bytes.Buffer
	err = jpeg.Encode(&out, to, &jpeg.Options{Quality: 88})
	return out.Bytes(), err
}

// smaller draws a picture in a width: each dot is the mean of those it stands for.
func smaller(from image.Image, width int, colours bool) image.Image {
	b := from.Bounds()
	height := max(1, b.Dy()*width/b.Dx())
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			part := image.Rect(b.Min.X+x*b.Dx()/width, b.Min.Y+y*b.Dy()/height, b.Min.X+(x+1)*b.Dx()/width, b.Min.Y+(y+1)*b.Dy()/height)
			dot := mean(from, part)
			if !colours {
				grey := color.GrayModel.Convert(dot).(color.Gray)
				dot = color.RGBA{grey.Y, grey.Y, grey.Y, 255}
			}
			to.SetRGBA(x, y, dot)
		}
	}
	return to
}

// mean is the mean colour of a part of a picture, on white.
func mean(from image.Image, part image.Rectangle) color.RGBA {
	part.Max.X, part.Max.Y = max(part.Max.X, part.Min.X+1), max(part.Max.Y, part.Min.Y+1)
	// A covered picture needs no more than a few thousand of its dots.
	step := max(1, max(part.Dx(), part.Dy())/32)
	var red, green, blue, n uint64
	for y := part.Min.Y; y < part.Max.Y; y += step {
		for x := part.Min.X; x < part.Max.X; x += step {
			r, g, b, a := from.At(x, y).RGBA()
			white := uint64(0xffff - a)
			red, green, blue, n = red+uint64(r)+white, green+uint64(g)+white, blue+uint64(b)+white, n+1
		}
	}
	return color.RGBA{uint8(red / n >> 8), uint8(green / n >> 8), uint8(blue / n >> 8), 255}
}
